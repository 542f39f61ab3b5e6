#!/usr/bin/python3
"""Writes the document files that the tests of the room intake read, as strangers' programs write them: openpyxl and LibreOffice.

    make_documents.py FOLDER

The people are invented. Everything that a test expects stands in tests/unit/intake/test_*.cpp beside its question."""

import datetime
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.properties import PageSetupProperties

PEOPLE = [
    ("Гнатюк Остап Маркович", datetime.date(1987, 3, 12), 380501234567, "72 бригада"),
    ("Лисенко Артем Юрійович", datetime.date(1999, 11, 30), 380671112233, "72 бригада"),
    ("Кравець Назар Ігорович", datetime.date(1975, 1, 1), 380939876543, "72 бригада"),
    ("Чумак Данило Петрович", datetime.date(2001, 6, 5), 380631010101, "36 бригада"),
]
HEADER = ["№", "ПІБ", "Дата народження", "Телефон", "Підрозділ"]


def union(folder):
    """Title rows, merged units, a hidden row, column and sheet, a note: a list as an office keeps it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Список"
    sheet["A1"] = "Перелік зниклих безвісти"
    sheet.merge_cells("A1:E1")
    for column, title in enumerate(HEADER, 1):
        sheet.cell(3, column, title)
    for number, (name, born, phone, unit) in enumerate(PEOPLE, 1):
        row = 3 + number
        sheet.cell(row, 1, number)
        sheet.cell(row, 2, name)
        sheet.cell(row, 3, born).number_format = "dd.mm.yyyy"
        sheet.cell(row, 4, phone)
        sheet.cell(row, 5, unit)
    sheet.merge_cells("E4:E6")
    sheet["B5"].comment = Comment("зі слів матері", "офіс")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["D"].hidden = True
    types = book.create_sheet("Типи")
    for row in [
        ["вид", "значення"],
        ["так", True],
        ["час", datetime.datetime(1987, 3, 12, 14, 30)],
        ["дріб", 12.5],
        ["помилка", "#N/A"],
        ["формула", "=1+1"],
        ["година", datetime.time(14, 30)],
        ["довга дата", datetime.date(1944, 7, 1)],
        ["текст", "0012"],
        ["нулі", 12],
        ["кома", 7],
    ]:
        types.append(row)
    types["B8"].number_format = '[$-422]d\\ mmmm\\ yyyy" р.";@'
    types["B10"].number_format = "00000"
    types["B11"].number_format = '0" дн."'
    secret = book.create_sheet("Архів")
    secret.sheet_state = "veryHidden"
    secret.append(["ПІБ"])
    secret.append(["Мельник Захар Олегович"])
    book.create_sheet("Порожній")
    book.save(folder / "union.xlsx")


def mac(folder):
    """The date system of 1904."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["ПІБ", "Дата"])
    book.active.append(["Ткач Мирон", datetime.date(1987, 3, 12)])
    book.save(folder / "mac.xlsx")


def table(rows):
    cells = lambda row: "".join(
        f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>" for text in row)
    return "".join(f"<table:table-row>{cells(row)}</table:table-row>" for row in rows)


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{body}</office:text></office:body></office:document>"""


def letter(folder):
    """A letter with a table: text around it, a merged unit, a cell of two paragraphs, a table in a cell, a tracked deletion."""
    changes = """<text:tracked-changes text:track-changes="true"><text:changed-region text:id="ct1"><text:deletion><office:change-info>
      <dc:creator>офіс</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info><text:p>Марко</text:p></text:deletion></text:changed-region>
      <text:changed-region text:id="ct2"><text:insertion><office:change-info><dc:creator>офіс</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>
      </office:change-info></text:insertion></text:changed-region></text:tracked-changes>"""
    body = changes + """<text:p>Надсилаємо список:</text:p><table:table><table:table-column table:number-columns-repeated="3"/>
      <table:table-row><table:table-cell><text:p>ПІБ</text:p></table:table-cell><table:table-cell><text:p>Народження</text:p></table:table-cell>
        <table:table-cell><text:p>Підрозділ</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><text:p>Гнатюк<text:change text:change-id="ct1"/> <text:change-start text:change-id="ct2"/>Остап<text:change-end text:change-id="ct2"/></text:p></table:table-cell>
        <table:table-cell><text:p>12.03.1987</text:p><text:p>(зі слів)</text:p></table:table-cell>
        <table:table-cell table:number-rows-spanned="2"><text:p>72 бригада</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><text:p>Лисенко Артем</text:p></table:table-cell><table:table-cell><text:p>30.11.1999</text:p></table:table-cell>
        <table:covered-table-cell/></table:table-row>
      <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Кравець Назар, 1975</text:p></table:table-cell><table:covered-table-cell/>
        <table:table-cell><table:table><table:table-column/><table:table-row><table:table-cell><text:p>36 бригада</text:p></table:table-cell></table:table-row></table:table><text:p/></table:table-cell></table:table-row>
      </table:table><text:p>З повагою</text:p>"""
    (folder / "letter.fodt").write_text(FODT.format(body=body), encoding="utf-8")
    pasted = "".join(f"<text:p>{name}, {born:%d.%m.%Y}</text:p>" for name, born, _, _ in PEOPLE)
    (folder / "pasted.fodt").write_text(FODT.format(body=pasted), encoding="utf-8")


def pages(folder):
    """A long table for PDF: its header is repeated on every page."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["№", "ПІБ", "Дата народження", "Місце"])
    for number in range(1, 121):
        name, born, _, _ = PEOPLE[number % 4]
        sheet.append([number, name, born + datetime.timedelta(days=number), "" if number % 7 == 0 else "Суми"])
        sheet.cell(number + 1, 3).number_format = "dd.mm.yyyy"
    sheet.print_title_rows = "$1:$1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    for column, width in zip("ABCD", (6, 34, 18, 14)):
        sheet.column_dimensions[column].width = width
    book.save(folder / "pages.xlsx")
    wrapped = [["№", "ПІБ", "Обставини"]]
    for number, (name, _, _, _) in enumerate(PEOPLE, 1):
        wrapped.append([str(number), name, "Востаннє виходив на зв'язок навесні біля річки, після того його бачив товариш по службі у шпиталі"])
    columns = "<table:table><table:table-column table:number-columns-repeated='3'/>" + table(wrapped) + "</table:table>"
    (folder / "wrapped.fodt").write_text(FODT.format(body="<text:p>Список осіб</text:p>" + columns), encoding="utf-8")


def convert(folder, ending, *names):
    """LibreOffice, with a profile of its own so that it disturbs nobody."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", ending, "--outdir", str(folder)]
        subprocess.run(command + [str(folder / name) for name in names], check=True, stdout=subprocess.DEVNULL, timeout=300)
    for name in names:
        if not (folder / name).with_suffix("." + ending.split(":")[0]).exists():
            sys.exit(f"LibreOffice did not write {name} as {ending}: are libreoffice-calc and libreoffice-writer installed?")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    union(folder)
    mac(folder)
    letter(folder)
    pages(folder)
    convert(folder, "ods", "union.xlsx")
    convert(folder, "fods", "union.xlsx")
    convert(folder, "docx", "letter.fodt", "pasted.fodt")
    convert(folder, "pdf", "pages.xlsx", "wrapped.fodt")
    calculated = folder / "calculated"
    calculated.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:  # LibreOffice's own XLSX: formulas have their values
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "xlsx", "--outdir", str(calculated),
                        str(folder / "union.ods")], check=True, stdout=subprocess.DEVNULL, timeout=300)


if __name__ == "__main__":
    main()
