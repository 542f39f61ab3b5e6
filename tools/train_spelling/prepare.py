#!/usr/bin/env python3
"""Writes the pairs of spellings from which tools/train_spelling/train.cpp learns, one file a column of data/spelling.

    prepare.py DATA NOSTOI OUT      DATA: the folder of public data sets; NOSTOI: the program; OUT: where the pairs go

Sources: names of people in Latin and Russian letters (netransliteration_ru, CC0), Ukrainian and Russian forms of names (names_uk_ru, MIT)
and the official romanisations, as the program itself writes them. Foreign names in Ukrainian, Belarusian and Bulgarian follow the Russian
ones by the rules of those orthographies, with the choices that they leave; where the Latin spelling tells which letter is due, it decides.
"""

import random
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

VOWELS = "аеиоуыэюя"
SCHEMES = {  # share of the words that is written by each
    "uk": {"kmu-2010": .8, "bgn-pcgn": .3, "passport-2004": .3, "passport-2007": .3, "scholarly": .2, "german": .2, "french": .2,
           "polish": .3, "national-1996": .2, "british": .2},
    "ru": {"icao-9303": .3, "bgn-pcgn": .3, "gost-52535.1": .2, "mvd-310": .1, "german": .15, "scientific": .15},
    "be": {"national-2007": .5, "national-2023": .3, "bgn-pcgn": .5, "lacinka": .3},
    "bg": {"law-2009": .7, "bgn-pcgn": .3},
}


def aspirated(latin):
    """Whether a Russian х stands for a Latin h, which Ukrainian and Belarusian write г."""
    return "h" in latin and not re.search("kh|ch|x|j", latin)


def letters(word):
    """(letter, the one before, the rest behind)"""
    for at, letter in enumerate(word):
        yield letter, word[at - 1] if at else "", word[at + 1:]


def ukrainian(word, latin, hard):
    out = ""
    for letter, before, rest in letters(word):
        if letter == "и":
            if before == "й":
                out = out[:-1] + "ї"
            elif before and before in VOWELS:
                out += "ї"
            elif rest == "й" or hard and before and before in "дтзсцжшчр" and rest and rest[0] not in VOWELS + "й":
                out += "и"
            else:
                out += "і"
        elif letter == "е":
            out += "є" if hard and before and before in VOWELS + "ь" else "е"
        elif letter == "ё":
            out += "йо" if not before or before in VOWELS else "ьо"
        elif letter == "х":
            out += "г" if not hard and aspirated(latin) else "х"
        elif letter == "г":
            out += "ґ" if hard and random.random() < .3 else "г"
        else:
            out += {"ы": "и", "э": "е", "ъ": "'"}.get(letter, letter)
    return out


def belarusian(word, latin):
    out = ""
    for letter, before, rest in letters(word):
        soft = rest[:1] and rest[0] in "еиюяёь"
        after_hard = before and before in "дтржшчц"
        if letter == "и":
            out += "ы" if after_hard else "і"
        elif letter == "е":
            out += "э" if after_hard else "е"
        elif letter == "в":
            out += "ў" if before and before in VOWELS and rest[:1] not in VOWELS else "в"
        elif letter == "о":
            out += "о" if random.random() < .6 else "а"
        elif letter == "х":
            out += "г" if aspirated(latin) and random.random() < .7 else "х"
        elif letter in "тд" and soft and random.random() < .5:
            out += "ц" if letter == "т" else "дз"
        else:
            out += {"щ": "шч", "ъ": "'"}.get(letter, letter)
    return out


def native_belarusian(russian, chance):
    """A Belarusian form of a native name: what is not stressed is written as it is heard (Зеленский, Зяленскі; Коваленко, Каваленка)."""
    word = belarusian(re.sub("ый$", "ы", re.sub("ий$", "и", re.sub("о$", "а", russian))), "")
    out = ""
    for letter, before, rest in letters(word):
        last = not re.search("[аеіоуыэюяё]", rest)
        if letter == "е" and before and not last and chance.random() < .5:
            out += "я"
        elif letter == "о" and not last and chance.random() < .5:
            out += "а"
        else:
            out += letter
    return out


def bulgarian(word, latin):
    out = ""
    for letter, before, rest in letters(word):
        if letter == "ё":
            out += "йо" if not before or before in VOWELS else "ьо"
        elif letter == "ь":
            out += "ь" if rest[:1] == "о" else ""
        elif letter in "аео" and latin and random.random() < .06:
            out += "ъ"  # the vowel of English "Burns", which no rule foretells
        else:
            out += {"ы": "и", "э": "е", "ъ": ""}.get(letter, letter)
    return out


class Sources:
    def __init__(self, data, program):
        self.program = program
        self.foreign = []
        for part in ("64", "16"):
            for line in (data / f"netransliteration_ru/wd_russian_{part}.tsv").read_text().splitlines():
                latin, russian, times = line.split("\t")
                self.foreign.append((latin, russian.replace(" ", ""), int(times)))
        self.native = []  # Ukrainian, how common the Russian form is among those of the word, Russian
        for file in ("first", "last_dev", "patronymic"):
            words = [line.split("\t") for line in (data / f"names_uk_ru/{file}.tsv").read_text().splitlines()[1:]]
            share = {"first": 1, "last_dev": .2, "patronymic": .1}[file]
            self.native += [(uk, int(rank), ru.lower(), random.random() < share) for uk, rank, ru in words]

    def words(self, column):
        return sorted({row[column] for row in self.native if row[3]})

    def official(self, language, words):
        rows = []
        for scheme, share in SCHEMES[language].items():
            part = random.sample(words, int(len(words) * share))
            run = subprocess.run([self.program, "names", "romanise", "--language", language, "--scheme", scheme],
                                 input="\n".join(part) + "\n", text=True, capture_output=True, check=True)
            rows += [(word, latin.lower(), 1) for word, latin in zip(part, run.stdout.split("\n"))
                     if latin and not re.search("[а-яґєії]", latin.lower())]
        return rows

    def through_russian(self):
        """Ukrainian and Latin spellings that share a Russian one."""
        latin = defaultdict(list)
        for spelt, russian, times in self.foreign:
            latin[russian].append((spelt, times))
        return [(uk, spelt, times) for uk, rank, ru, _ in self.native if rank == 0 for spelt, times in latin[ru][:6]]

    def cyrillic_latin(self):
        bare = lambda rows: [(a, b, n) for a, b, n in rows]
        russian = [(ru, latin, n) for latin, ru, n in self.foreign]
        yield "ru", russian + self.official("ru", self.words(2))
        both = [(form, latin, n) for latin, ru, n in self.foreign for form in sorted({ukrainian(ru, latin, False), ukrainian(ru, latin, True)})]
        yield "uk", both + self.through_russian() + self.official("uk", self.words(0))
        words = [belarusian(word, "") for word in random.sample(self.words(2), 8000)]
        yield "be", bare((belarusian(ru, latin), latin, n) for latin, ru, n in self.foreign) + self.official("be", words)
        words = [bulgarian(word, "") for word in random.sample(self.words(2), 6000)]
        yield "bg", bare((bulgarian(ru, latin), latin, n) for latin, ru, n in self.foreign) + self.official("bg", words)

    def cyrillic(self):
        rows = [(uk, ru, 10 if rank == 0 else 1) for uk, rank, ru, _ in self.native]
        for latin, ru, _ in random.sample(self.foreign, 30000):
            rows += [(ukrainian(ru, latin, False), ru, 1), (belarusian(ru, latin), ru, 1), (bulgarian(ru, latin), ru, 1),
                     (belarusian(ru, latin), ukrainian(ru, latin, True), 1)]
        return both_ways(rows + self.belarusian_beside_others())

    def belarusian_beside_others(self):
        """Native names in Belarusian beside their Russian and Ukrainian forms; drawn apart, so that nothing else is drawn otherwise."""
        chance, state = random.Random(2), random.getstate()
        random.seed(3)
        rows = []
        for uk, rank, ru, _ in chance.sample([row for row in self.native if row[1] == 0], 20000):
            be = native_belarusian(ru, chance)
            rows += [(be, ru, 1), (be, uk, 1)]
        random.setstate(state)
        return rows

    def latin(self):
        """Latin spellings that share a Russian one, or are two official romanisations of one word."""
        by_russian = defaultdict(list)
        for latin, russian, times in self.foreign:
            by_russian[russian].append((latin, times))
        rows = []
        for spellings in by_russian.values():
            spellings = sorted(spellings, key=lambda s: -s[1])[:5]
            rows += [(a, b, min(m, n)) for a, m in spellings for b, n in spellings if a < b]
        for language, column in (("uk", 0), ("ru", 2)):
            by_word = defaultdict(list)
            for word, latin, _ in self.official(language, self.words(column)):
                by_word[word].append(latin)
            rows += [(a, b, 1) for spellings in by_word.values() for a in spellings for b in spellings if a < b]
        rows += [(latin, bare_letters(latin), 1) for latin, _, _ in self.foreign]
        return both_ways(rows)


def both_ways(rows):
    return [(a, b, n) for left, right, n in rows for a, b in ((left, right), (right, left))]


def bare_letters(word):
    """Without accents, as lists often give names."""
    import unicodedata
    word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return word.translate(str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "ə": "a"}))


def save(file, rows):
    file.write_text("".join(f"{left}\t{right}\t{times}\n" for left, right, times in rows))
    print(f"{file.name}: {len(rows)} pairs", file=sys.stderr)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    random.seed(1)
    out = Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    sources = Sources(Path(sys.argv[1]), sys.argv[2])
    for language, rows in sources.cyrillic_latin():
        stripped = [(left, bare_letters(right), 1) for left, right, _ in rows if right != bare_letters(right)]
        save(out / f"{language}.tsv", rows + stripped)
    save(out / "cyrillic.tsv", sources.cyrillic())
    save(out / "latin.tsv", sources.latin())


main()
