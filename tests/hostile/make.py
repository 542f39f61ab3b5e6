#!/usr/bin/python3
"""Builds the hostile corpus: files that are broken, enormous or meant to do harm. Written into the build tree, never committed.

usage: make.py FOLDER
One function per file, named after it; what each must be answered with stands in expected.csv.
"""
import io
import pathlib
import random
import sys
import zipfile

HEAD = "Прізвище;Ім'я;По батькові;Дата народження\n"
LINE = "Верболозенко;Богдан;Степанович;12.03.1987\n"
LINES = HEAD + LINE + "Криничний;Тарас;Іванович;01.02.1990\n" + LINE
MAKERS = {}


def hostile(name):
    def keep(function):
        MAKERS[name] = function
        return function
    return keep


# ------------------------------------------------------------------------------------------------ text

@hostile("empty.csv")
def _(): return b""


@hostile("only-newlines.csv")
def _(): return b"\n" * 100_000


@hostile("huge-cell.csv")
def _(): return (LINES + "А" * (32 << 20) + ";Іван;Іванович;01.01.1980\n" + LINE).encode()


@hostile("one-line-64-mib.txt")
def _(): return b"x" * (64 << 20)


@hostile("ten-thousand-columns.csv")
def _():
    header = ",".join(["surname", "given_name", *(f"c{i}" for i in range(9_998))])
    return "\n".join([header, *(",".join(f"v{r}x{c}" for c in range(10_000)) for r in range(20))]).encode() + b"\n"


@hostile("nuls.csv")
def _(): return (LINES + "Тере\0щенко;Іван\0;Іванович;01.01.1980\n").encode()


@hostile("all-nuls.csv")
def _(): return bytes(1 << 20)


@hostile("right-to-left.csv")
def _(): return (LINES + "Полинець\u202eоклоК;Іван\u200b;\u2066Іванович\u2069;01.01.1980\n").encode()


@hostile("formulas.csv")
def _(): return (LINES + "=HYPERLINK(\"http://x.invalid\");+1+1;@SUM(A1:A9);-2+3\n=cmd|' /C calc'!A0;Іван;Іванович;01.01.1980\n").encode()


@hostile("markup.csv")
def _(): return (LINES + "<script>alert(1)</script>;<img src=x onerror=alert(1)>;\"\"\"><svg/onload=alert(1)>\";</textarea>\n").encode()


@hostile("unclosed-quote.csv")
def _(): return (LINES + '"Полинець;Іван;Іванович;01.01.1980\n' + LINE * 20_000).encode()


@hostile("ragged.csv")
def _(): return (LINES + "Полинець\nПолинець;Іван;Іванович;01.01.1980;зайве;ще\n;;;\n").encode()


@hostile("invalid-utf-8.csv")
def _(): return LINES.encode() * 20 + b"\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80;x;y;01.01.1980\n" + LINE.encode() * 20


@hostile("two-encodings.csv")
def _(): return LINES.encode() + LINE.encode("windows-1251") * 3 + LINE.encode()


@hostile("odd-utf-16.csv")
def _(): return b"\xff\xfe" + LINES.encode("utf-16-le") + b"\x1f"


@hostile("noise.csv")
def _(): return random.Random(1).randbytes(1 << 20)


@hostile("one-name-60000.csv")
def _(): return ("№;" + HEAD + "".join(f"{i};{LINE}" for i in range(60_000))).encode()


@hostile("dates-that-are-not.csv")
def _(): return (LINES + "".join(f"Полинець;Іван;Іванович;{d}\n" for d in
                                 ("31.02.1990", "99.99.9999", "00.00.0000", "1" * 400, "12.03.20233", "-1", "1e308", "NaN"))).encode()


@hostile("same-heading.csv")
def _(): return ("surname,surname,surname,id,id\n" + "a,b,c,1,1\n" * 30).encode()


# ------------------------------------------------------------------------------------------------ JSON

@hostile("nested.json")
def _(): return b"[" * 1_000_000


@hostile("nested-objects.json")
def _(): return b'[{"name":' + b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"}]"


@hostile("truncated.json")
def _(): return '[{"name": "Богдан Верболозенко"}, {"name": "Тарас Кринич'.encode()


@hostile("not-people.json")
def _(): return b'{"a": 1, "b": [true, null, 3.5]}'


@hostile("numbers.json")
def _(): return b'[{"name": 1e999, "dob": 123456789012345678901234567890}, {"name": -0.0, "dob": 1e-400}]'


@hostile("lone-surrogates.json")
def _(): return rb'[{"name": "\ud800\udc00 \udfff", "dob": "1987"}, {"name": "\u0000", "dob": "1990"}]'


@hostile("one-bad-line.jsonl")
def _(): return '{"name": "Богдан Верболозенко"}\n{"name": \n{"name": "Тарас Криничний"}\n'.encode()


# ------------------------------------------------------------------------------------------------ PFIF

PFIF = '<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4">'
SOMEBODY = ("<pfif:person><pfif:person_record_id>a.example/1</pfif:person_record_id><pfif:full_name>Богдан Верболозенко</pfif:full_name>"
            "</pfif:person>")


@hostile("bomb.pfif")
def _():
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    return (f'<!DOCTYPE p [<!ENTITY e0 "x">{entities}]>{PFIF}<pfif:person><pfif:full_name>&e9;</pfif:full_name></pfif:person></pfif:pfif>').encode()


@hostile("thief.pfif")
def _():
    return (f'<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]>{PFIF}<pfif:person><pfif:full_name>&e;</pfif:full_name></pfif:person>'
            "</pfif:pfif>").encode()


@hostile("deep.pfif")
def _(): return (PFIF + SOMEBODY + "<pfif:person>" * 100_000).encode()


@hostile("wide.pfif")
def _(): return (PFIF + SOMEBODY + "<pfif:person>" + "<pfif:sex>male</pfif:sex><pfif:x1>a</pfif:x1>" * 1_000_000 + "</pfif:person></pfif:pfif>").encode()


@hostile("long.pfif")
def _(): return (PFIF + SOMEBODY + "<pfif:person><pfif:full_name>" + "Б" * (32 << 20) + "</pfif:full_name></pfif:person></pfif:pfif>").encode()


@hostile("endless-tag.pfif")
def _(): return (PFIF + SOMEBODY + '<pfif:person a="' + "x" * (64 << 20)).encode()


@hostile("many-notes.pfif")
def _():
    note = "<pfif:note><pfif:text>Його бачили.</pfif:text></pfif:note>"
    return (PFIF + SOMEBODY.replace("</pfif:person>", note * 200_000 + "</pfif:person>") + "</pfif:pfif>").encode()


@hostile("wrong-encoding.pfif")
def _(): return f'<?xml version="1.0" encoding="no-such-thing"?>{PFIF}{SOMEBODY}</pfif:pfif>'.encode()


# ------------------------------------------------------------------------------------------------ workbooks and documents

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text_cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(*people):
    header = ("Прізвище", "Ім'я", "Дата народження")
    return "".join(f'<row r="{r}">' + "".join(text_cell(f"{'ABC'[c]}{r}", t) for c, t in enumerate(cells)) + "</row>"
                   for r, cells in enumerate((header, *people), 1))


PEOPLE = rows(("Верболозенко", "Богдан", "12.03.1987"), ("Криничний", "Тарас", "1990"), ("Верболозенко", "Богдан", "12.03.1987"))


def parts(sheet, **more):
    """The parts of a smallest workbook; `more` replaces or adds parts."""
    return {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships {PACKAGE}><Relationship Id="r1" Type="{KINDS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} {RELS}><sheets><sheet name="Лист1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {PACKAGE}><Relationship Id="r1" Type="{KINDS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet if isinstance(sheet, bytes) else f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>", **more}


def packed(contents, level=6):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for name, text in contents.items():
            made.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def bomb(start, end, gibibytes):
    """A workbook whose sheet unfolds to so many GiB of spaces, written without holding them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, text in parts("").items():
            if name != "xl/worksheets/sheet1.xml":
                made.writestr(name, text)
        with made.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(start)
            block = b" " * (16 << 20)
            for _ in range(64 * gibibytes):
                sheet.write(block)
            sheet.write(end)
    return out.getvalue()


@hostile("bomb.xlsx")
def _(): return bomb(f"<worksheet {MAIN}><sheetData>{PEOPLE}".encode(), b"</sheetData></worksheet>", 3)


@hostile("bomb-in-a-cell.xlsx")
def _(): return bomb(f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">x'.encode(),
                     b"</t></is></c></row></sheetData></worksheet>", 3)


@hostile("external-entity.xlsx")
def _():
    sheet = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet {MAIN}><sheetData>' + \
        PEOPLE.replace("Тарас", "&e;") + "</sheetData></worksheet>"
    return packed(parts(sheet.encode()))


@hostile("billion-laughs.xlsx")
def _():
    entities = '<!ENTITY l0 "ха">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    sheet = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet {MAIN}><sheetData>' + PEOPLE.replace("Тарас", "&l9;") + \
        "</sheetData></worksheet>"
    return packed(parts(sheet.encode()))


@hostile("truncated.xlsx")
def _(): return packed(parts(PEOPLE))[:-300]


@hostile("half.xlsx")
def _():
    people = [(f"Верболозенко{i * 7919 % 1000}", f"Богдан{i * 104729 % 997}", f"{1 + i % 28:02d}.03.{1960 + i % 40}") for i in range(3000)]
    whole = packed(parts(rows(*people)))
    return whole[:len(whole) // 2]


@hostile("torn-xml.xlsx")
def _(): return packed(parts(f"<worksheet {MAIN}><sheetData>{PEOPLE}<row r=\"5\"><c r=\"A5\"".encode()))


@hostile("encrypted.xlsx")
def _(): return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(4096)


@hostile("many-entries.xlsx")
def _(): return packed({**parts(PEOPLE), **{f"x/{i}.xml": "" for i in range(60_000)}}, level=1)


@hostile("path-out.xlsx")
def _(): return packed({**parts(PEOPLE), "../../../../tmp/nostoi-was-here": "x"})


@hostile("far-cells.xlsx")
def _(): return packed(parts(PEOPLE + '<row r="1048576">' + text_cell("XFD1048576", "далеко") + '</row><row r="99999999999">'
                             + text_cell("ZZZZ99999999999", "ще далі") + "</row>"))


@hostile("merged-everything.xlsx")
def _(): return packed(parts(f'<worksheet {MAIN}><sheetData>{PEOPLE}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'.encode()))


@hostile("no-such-string.xlsx")
def _(): return packed(parts(PEOPLE + '<row r="5"><c r="A5" t="s"><v>4294967295</v></c><c r="B5" t="s"><v>-1</v></c></row>'))


@hostile("formulas.xlsx")
def _(): return packed(parts(PEOPLE + '<row r="5"><c r="A5"><f>WEBSERVICE("http://x.invalid")</f></c><c r="B5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'))


@hostile("a-text-named.xlsx")
def _(): return LINES.encode()


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


@hostile("a-million-rows-in-one.ods")
def _():
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>Верболозенко</text:p></table:table-cell>'
    content = f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0">' \
        f'<office:body><office:spreadsheet><table:table table:name="Л"><table:table-row table:number-rows-repeated="1048576">{cell}' \
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content,
                   "META-INF/manifest.xml": "<m/>"})


@hostile("nested-tables.docx")
def _():
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    depth = 20_000
    body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>Верболозенко</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    return packed({"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
                   "_rels/.rels": f'<Relationships {PACKAGE}><Relationship Id="r1" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
                   "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>'})


@hostile("truncated.pdf")
def _(): return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 999999999"


@hostile("no-text.pdf")
def _():
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, maker in MAKERS.items():
        (folder / name).write_bytes(maker())


if __name__ == "__main__":
    main()
