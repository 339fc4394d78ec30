"""Draws placed letters with ReportLab, shared drawings as forms: `python3 reportlab-letters.py INPUT.json OUTPUT.pdf`."""

import json
import resource
import sys
import time

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

PAGE = (595.28, 841.89)

with open(sys.argv[1], encoding="utf-8") as file:
    work = json.load(file)


def draw(page, drawing, down):
    for text in drawing["texts"]:
        page.setFont("bold" if text["isBold"] else "regular", text["sizePt"])
        page.drawString(text["leftPt"], PAGE[1] - down - text["baselinePt"], text["text"])
    page.setFillColor(drawing.get("colour", "#000000"))
    for box in drawing["rectangles"]:
        bottom = PAGE[1] - down - box["topPt"] - box["heightPt"]
        page.rect(box["leftPt"], bottom, box["widthPt"], box["heightPt"], stroke=0, fill=1)
    page.setFillColor("#000000")


started = time.perf_counter()
pdfmetrics.registerFont(TTFont("regular", work["regular"]))
pdfmetrics.registerFont(TTFont("bold", work["bold"]))
page = canvas.Canvas(sys.argv[2], pagesize=PAGE, pageCompression=1, invariant=1)
forms = set()
for letter in work["letters"]:
    for blocks in letter:
        for block in blocks:
            shared = block["shared"]
            if shared is None:
                draw(page, block["drawing"], block["downPt"])
                continue
            name = f"form{shared}at{block['downPt']}"
            if name not in forms:
                forms.add(name)
                page.beginForm(name, upperx=PAGE[0], uppery=PAGE[1])
                draw(page, work["shared"][shared], block["downPt"])
                page.endForm()
            page.doForm(name)
        page.showPage()
page.save()
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "peakMegabytes": peak}))
