/** What a file of letters says of itself: title, language, date, and the standards that it keeps to. */
import { escapeXml, pdfDate, pdfString } from './pdf-text.ts';

export interface DocumentInformation {
  readonly title: string;
  readonly author: string;
  /** As `nl`. */
  readonly language: string;
  /** As `2027-01-11`: the date of the letters, since the time of printing would make every file differ. */
  readonly date: string;
}

const PROGRAM = 'Loting';

/** The dictionary of information. */
export function informationDictionary({ title, author, date }: DocumentInformation): string {
  const at = pdfDate(date);
  const texts = `/Title ${pdfString(title)}/Author ${pdfString(author)}`;
  return `<<${texts}/Creator(${PROGRAM})/Producer(${PROGRAM})/CreationDate ${at}/ModDate ${at}>>`;
}

/** The same in XMP, with the standards: PDF/A-2a and PDF/UA-1 when it is tagged, PDF/A-2b when not. */
export function xmpPacket(information: DocumentInformation, isTagged: boolean): Uint8Array {
  const title = escapeXml(information.title);
  const at = `${information.date}T00:00:00Z`;
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(information.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escapeXml(information.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdf:Producer>${PROGRAM}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>${isTagged ? 'A' : 'B'}</pdfaid:conformance>
</rdf:Description>
${isTagged ? UNIVERSAL_ACCESSIBILITY : ''}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return new TextEncoder().encode(packet);
}

/** PDF/A knows no `pdfuaid`, so its schema stands beside it (ISO 19005-2, section 6.6.2.3). */
const UNIVERSAL_ACCESSIBILITY = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;
