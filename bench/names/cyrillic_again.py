"""Russian names as they stood before somebody romanised them. Given name and patronymic are looked up among real ones, so that the language is known
to be Russian; a surname is looked up too, and written back letter by letter where it is not found. Nobody's name is told where that fails."""
import collections
import csv
import functools
import re

import languages
from measures import DATA

FOLDS = [("x", "ks"), ("kh", "h"), ("yi", "i"), ("iy", "i"), ("yy", "i"), ("ye", "e"), ("ie", "e"), ("yo", "e"), ("io", "e"), ("yu", "iu"), ("ya", "ia"), ("j", "i"), ("y", "i"), ("ii", "i")]
SCHEMES = ("icao-ru", "bgn-ru", "newspaper", "passport-1997")
BACK = [("shch", "щ"), ("tsh", "тш"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yo", "е"), ("yu", "ю"), ("iu", "ю"), ("ya", "я"), ("ye", "е"), ("iy", "ий"),
        ("x", "кс"), *zip("abvgdezijklmnoprstufhcwqy", "абвгдезийклмнопрстуфхквкы")]


def folded(latin):
    text = re.sub("[^a-z]", "", latin.lower())
    for a, b in FOLDS:
        text = text.replace(a, b)
    return re.sub(r"(.)\1", r"\1", text)


def looked_up(words):
    """Folded romanisation → the words that have it, with their counts."""
    found = collections.defaultdict(dict)
    for word, count in words:
        if re.fullmatch("[а-яё]+", word.lower()):
            for scheme in SCHEMES:
                found[folded(languages.in_latin(word, scheme))][word.lower()] = count
    return found


def chosen(words, latin):
    """The word that some scheme writes exactly so, else the most frequent, else the longest (it has the soft signs)."""
    def fit(word):
        return any(languages.in_latin(word, scheme).lower() == latin.lower() for scheme in SCHEMES), words[word], len(word), word
    return max(words, key=fit) if words else None


@functools.cache
def dictionaries():
    def table(name):
        with open(DATA / "names_ru_freq" / name, encoding="utf-8") as f:
            return looked_up((r["text"], float(r["count"])) for r in csv.DictReader(f))
    with open(DATA / "names_uk_ru/last_dev.tsv", encoding="utf-8") as f:
        surnames = looked_up((line.rstrip("\n").split("\t")[2], 1.0) for line in f if line.count("\t") >= 2)
    return surnames, table("given_names.csv"), table("patronymics.csv")


def letter_by_letter(latin):
    text, out = latin.lower(), ""
    for a, b in (("skiy|", "ский"), ("skii|", "ский"), ("sky|", "ский"), ("y|", "ий")):
        if (text + "|").endswith(a) and not re.search("[aeou]y$", text):
            return letter_by_letter(text[:-len(a) + 1]) + b
    while text:
        if text[0] == "y" and (not out or out[-1] in "аеиоуыэюя") and text[:2] not in ("ya", "yu", "ye", "yo"):
            step = ("y", "й")
        elif text.startswith(("ye", "yi", "ya", "yu")) and out and out[-1] in "лнрсвтдзбпм":  # Vasilyev, Grigoryeva
            step = (text[:2], "ь" + {"ye": "е", "yi": "и", "ya": "я", "yu": "ю"}[text[:2]])
        else:
            step = next((pair for pair in BACK if text.startswith(pair[0])), (text[0], ""))
        text, out = text[len(step[0]):], out + step[1]
    return out


def before(latin):
    """"ABRAMOV, Valeri Vyacheslavovich" → "Абрамов, Валерий Вячеславович"; None where it is not told."""
    parts = re.fullmatch(r"([A-Za-z'-]+), (\S+) (\S+)", latin)
    if not parts:
        return None
    surnames, given_names, patronymics = dictionaries()
    latin_given = parts[2].replace("Alexander", "Aleksandr").replace("Peter", "Petr")
    given, patronymic = chosen(given_names.get(folded(latin_given)), latin_given), chosen(patronymics.get(folded(parts[3])), parts[3])
    if not given or not patronymic:
        return None
    surname = chosen(surnames.get(folded(parts[1])), parts[1]) or letter_by_letter(parts[1])
    return f"{surname.title()}, {given.title()} {patronymic.title()}"
