/** Which four-digit postcode areas lie in which district (wijk of 2024). Neither CBS table in `fixtures/cbs/` says so. */

/**
 * Utrecht follows the municipality's own list of districts. Areas that cross a boundary stand where most of their
 * residents live; the choice was checked by adding up the residents (2021) of a district's areas and comparing with the
 * district (2024), in number and by age band:
 *
 * - 3513 (Pijlsweerd) belongs to Noordwest, 3521 (Dichterswijk) and 3522 (Rivierenwijk) to Zuidwest: so the municipality
 *   describes these districts, and so Noordwest (45,035 and 45,220), Zuid (27,760 and 28,395) and Zuidwest (40,135 and
 *   40,830) agree within 3%. With 3513 in Binnenstad and 3521-3522 in Zuid they would differ by 16% to 68%.
 * - 3528 (Papendorp, 20 residents) stands in Zuidwest and 3546 (Haarrijn, 220 residents) in Leidsche Rijn: their neighbours.
 *
 * For Zoetermeer no list was at hand. 2715-2716 Meerzicht, 2718-2719 Rokkeveen, 2728 Noordhove and 2721 with 2729 Oosterheem;
 * the others are the division of the remaining areas in which every district agrees with its total of 2024 within 3% and with
 * each age band within four percent points. It is plausible, not official.
 *
 * Industriegebied (1,275 residents) and Buitengebied (405) have no area of their own. Their residents get a postcode of an area beside
 * them: 2718 and 2717. The area then belongs to two districts, as happens in reality.
 */
export const postcodeAreasByDistrict: Readonly<Record<string, readonly string[]>> = {
  WK034401: ['3531', '3532', '3533', '3534'],
  WK034402: ['3513', '3551', '3552', '3553', '3554', '3555'],
  WK034403: ['3561', '3562', '3563', '3564', '3565', '3566'],
  WK034404: ['3514', '3515', '3571', '3572', '3573'],
  WK034405: ['3581', '3582', '3583', '3584', '3585'],
  WK034406: ['3511', '3512'],
  WK034407: ['3523', '3524', '3525'],
  WK034408: ['3521', '3522', '3526', '3527', '3528'],
  WK034409: ['3541', '3542', '3543', '3544', '3546'],
  WK034410: ['3451', '3452', '3453', '3454', '3455', '3545'],
  WK063700: ['2711', '2712', '2713', '2722'],
  WK063701: ['2715', '2716'],
  WK063702: ['2717', '2725', '2726'],
  WK063703: ['2723', '2724', '2727'],
  WK063704: ['2728'],
  WK063705: ['2718', '2719'],
  WK063706: ['2721', '2729'],
  WK063708: ['2718'],
  WK063709: ['2717'],
};
