"""How names of one language are written in another: Ukrainian surnames in Russian papers, the Russian genitive, women's forms,
patronymics, and ten habits of writing both in Latin letters. Rules as grammars and the schemes' own tables give them; written for this bench
and independent of nostoi's code and data, which it tests."""

VOWELS = "аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ"
HUSHERS = "гкхжчшщ"


def in_russian(surname):
    """A Ukrainian surname as Russian papers write it, where nothing else is said of it."""
    text = surname.replace("ськ", "ск").replace("цьк", "цк").replace("зьк", "зк").replace("льо", "лё").replace("ьо", "ё").replace("'", "ь")
    if text.endswith("ець"):
        text = text[:-1]
    return text.translate(str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ"))


def womans_surname(surname, language):
    if surname.endswith("ерний"):
        return surname[:-2] + "яя"
    adjective = {"uk": {"ий": "а", "ій": "я"}, "ru": {"ий": "ая", "ый": "ая", "ой": "ая"}}[language]
    if surname.endswith(("ський", "цький", "зький", "ский", "цкий", "жский")) or (surname[-2:] in adjective and is_adjective(surname)):
        return surname[:-2] + adjective[surname[-2:]]
    return surname + "а" if is_possessive(surname) else surname


def is_adjective(surname):
    """Гладкий, Білий, Вечірній; but Палій, Соловій are nouns."""
    return surname.endswith(("ий", "ый", "ой", "рній")) and surname not in NOUNS_IN_IY


NOUNS_IN_IY = {"Палий", "Вакулий", "Гордий", "Кулий", "Бурий", "Матвий"}


def is_possessive(surname):
    return surname.endswith(("ов", "ев", "єв", "ёв", "йов", "ьов", "їн")) or (surname.endswith(("ин", "ін")) and not surname.endswith(("ишин", "ышин")))


def womans_patronymic(mans, language):
    if language == "uk":
        if mans.endswith("ійович"):
            return mans[:-6] + "іївна"
        if mans.endswith("йович"):
            return mans[:-5] + "ївна"
        return mans[:-4] + "івна" if mans.endswith("ович") else {"Ілліч": "Іллівна", "Лукич": "Луківна"}[mans]
    return mans[:-2] + "на" if mans.endswith(("ович", "евич")) else {"Ильич": "Ильинична", "Лукич": "Лукинична", "Никитич": "Никитична"}[mans]


# --- the Russian genitive ---------------------------------------------------------------------------------------------------------

def _noun(word):
    if word.endswith("а"):
        return word[:-1] + ("и" if word[-2] in HUSHERS else "ы")
    if word.endswith("я"):
        return word[:-1] + "и"
    if word.endswith(("ь", "й")):
        return word[:-1] + "я"
    return word if word[-1] in VOWELS else word + "а"


GENITIVES = {"Лев": "Льва", "Павел": "Павла", "Пётр": "Петра", "Петр": "Петра", "Соловей": "Соловья", "Любовь": "Любови"}


def genitive_given(name):
    return GENITIVES.get(name) or _noun(name)


def genitive_patronymic(name):
    return name + "а" if name.endswith("ч") else name[:-1] + "ы"


def genitive_surname(name, sex):
    if sex == "f":
        if name.endswith(("ая", "яя")):
            return name[:-2] + ("ей" if name[-2] == "я" else "ой")
        if name.endswith(("ова", "ева", "ёва", "ина", "ына")) and is_possessive(name[:-1]):
            return name[:-1] + "ой"
        return _noun(name) if name[-1] in "ая" else name
    if name.endswith(("ский", "цкий")) or (name.endswith("ий") and is_adjective(name)):
        return name[:-2] + ("его" if name.endswith("ний") else "ого")
    if name.endswith(("ый", "ой")):
        return name[:-2] + "ого"
    if name.endswith("ец"):
        stem = name[:-2]
        if stem[-1] in VOWELS:
            return stem + "йца"
        return name + "а" if len(stem) == 2 else stem + ("ьца" if stem[-1] == "л" else "ца")
    return GENITIVES.get(name) or (name if name[-1] in "оеиуы" else _noun(name))


# --- Latin letters ------------------------------------------------------------------------------------------------------------------

def table(letters, latin):
    return dict(zip(letters, latin.split(" ")))


UK, RU = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# Each: language it starts from, letters, what differs at the beginning of a word (and, for "after", after a vowel as well), endings.
SCHEMES = {
    "kmu-2010": ("uk", table(UK, "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia "),
                 {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}, (), [("зг", "zgh")]),
    "passport-2004": ("uk", table(UK, "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia "), {}, (), []),
    "bgn-uk": ("uk", table(UK, "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch  yu ya "), {}, (), []),
    "icao-ru": ("ru", table(RU, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia"), {}, (), []),
    "bgn-ru": ("ru", table(RU, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"), {"е": "ye", "ё": "ye"}, VOWELS + "ьъ", []),
    "gost-7.79-b": ("ru", table(RU, "a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh  y  e yu ya"), {}, (), []),
    "newspaper": ("ru", table(RU, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"), {}, (), [("кс", "x"), ("ий|", "y"), ("ый|", "y")]),
    "passport-1997": ("ru", table(RU, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"), {"е": "ye"}, VOWELS, [("ий|", "iy")]),
    "polish": ("uk", table(UK, "a b w h g d e je ż z y i ji j k ł m n o p r s t u f ch c cz sz szcz  ju ja "), {}, (),
               [("ль", "l"), ("лі", "li"), ("ля", "la"), ("лю", "lu"), ("лє", "le"), ("ський|", "ski"), ("цький|", "cki"), ("ська|", "ska"), ("цька|", "cka"), ("ій|", "ij"),
                ("нь", "ń"), ("сь", "ś"), ("зь", "ź"), ("ць|", "c"), ("ць", "ć"), ("ня", "nia"), ("ся", "sia")]),
    "german": ("ru", table(RU, "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch  y  e ju ja"), {}, (), [("ий|", "i"), ("ей|", "ej")]),
}


def _word(word, scheme):
    _, letters, first, after, groups = SCHEMES[scheme]
    out, at, text = "", 0, word.lower() + "|"
    while text[at] != "|":
        group = next((g for g in groups if text.startswith(g[0], at)), None)
        if group:
            out, at = out + group[1], at + len(group[0].rstrip("|"))
            continue
        letter = text[at]
        begins = at == 0 or text[at - 1] in "-" or (after and text[at - 1] in after)
        out += first[letter] if begins and letter in first else letters.get(letter, letter)
        at += 1
    return out[:1].upper() + out[1:]


def in_latin(name, scheme):
    return "-".join(_word(part, scheme) for part in name.split("-"))
