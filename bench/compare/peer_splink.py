#!/usr/bin/env python3
"""Splink on the same files, as a careful analyst would set it up: comparisons and blocking chosen by hand for each set, trained without
labels. Prints one JSON object. Its time starts after the imports and ends with the clusters; finding its best thresholds, which needs
the truth, is not counted against it.

usage: peer_splink.py SETTINGS ID_COLUMN TRUTH FILE...
"""
import json
import logging
import resource
import sys
import time
import warnings

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
CLUSTER_AT = 0.95
THRESHOLDS = (0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999)


def weighted(comparison):
    return comparison.configure(term_frequency_adjustments=True)


def historical(frame):
    frame["both_names"] = frame.first_name + " " + frame.surname
    return dict(
        comparisons=[cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="both_names"),
                     cl.DateOfBirthComparison("dob", input_is_string=True), cl.PostcodeComparison("postcode_fake"),
                     weighted(cl.ExactMatch("birth_place")), weighted(cl.ExactMatch("occupation"))],
        blocks=[("substr(first_name,1,3)", "substr(surname,1,4)"), ("surname", "dob"), ("first_name", "dob"), ("postcode_fake", "first_name"),
                ("postcode_fake", "surname"), ("dob", "birth_place"), ("substr(postcode_fake,1,3)", "dob"),
                ("substr(postcode_fake,1,3)", "first_name"), ("substr(postcode_fake,1,3)", "surname"),
                ("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)")],
        certain=["l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
                 "substr(l.first_name,1,2) = substr(r.first_name,1,2) and l.surname = r.surname"
                 " and substr(l.postcode_fake,1,2) = substr(r.postcode_fake,1,2)",
                 "l.dob = r.dob and l.postcode_fake = r.postcode_fake"],
        recall=0.6, train=[("first_name", "surname"), ("dob",)])


def fake(_):
    return dict(
        comparisons=[cl.NameComparison("first_name"), cl.NameComparison("surname"), cl.DateOfBirthComparison("dob", input_is_string=True),
                     weighted(cl.ExactMatch("city")), cl.EmailComparison("email")],
        blocks=[("first_name", "city"), ("surname",), ("dob",), ("email",), ("first_name", "surname")],
        certain=["l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob", "l.email = r.email"],
        recall=0.7, train=[("first_name", "surname"), ("dob",)])


def febrl(_):
    return dict(
        comparisons=[cl.NameComparison("given_name"), cl.NameComparison("surname"), cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
                     cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]), weighted(cl.ExactMatch("street_number")),
                     cl.LevenshteinAtThresholds("postcode", [1, 2]), cl.JaroWinklerAtThresholds("suburb", [0.9])],
        blocks=[("given_name",), ("surname",), ("date_of_birth",), ("soc_sec_id",), ("postcode", "street_number"), ("given_name", "surname")],
        certain=["l.soc_sec_id = r.soc_sec_id",
                 "l.given_name = r.given_name and l.surname = r.surname and l.date_of_birth = r.date_of_birth"],
        recall=0.8, train=[("given_name", "surname"), ("date_of_birth",)])


def rldata(_):
    return dict(
        comparisons=[cl.NameComparison("fname_c1"), cl.NameComparison("lname_c1"), cl.ExactMatch("fname_c2"),
                     cl.LevenshteinAtThresholds("by", [1]), cl.LevenshteinAtThresholds("bm", [1]), cl.LevenshteinAtThresholds("bd", [1])],
        blocks=[("fname_c1", "lname_c1"), ("lname_c1", "by"), ("fname_c1", "by", "bm"), ("by", "bm", "bd"), ("lname_c1", "bm", "bd"),
                ("fname_c1", "bm", "bd"), ("fname_c1", "by", "bd")],
        certain=["l.fname_c1 = r.fname_c1 and l.lname_c1 = r.lname_c1 and l.by = r.by and l.bm = r.bm",
                 "l.fname_c1 = r.fname_c1 and l.by = r.by and l.bm = r.bm and l.bd = r.bd",
                 "l.lname_c1 = r.lname_c1 and l.by = r.by and l.bm = r.bm and l.bd = r.bd"],
        recall=0.9, train=[("fname_c1", "lname_c1"), ("by", "bm", "bd")])


def people(_):
    return dict(
        comparisons=[weighted(cl.JaroWinklerAtThresholds(c, [0.92, 0.8])) for c in ("surname", "given_name", "patronymic")]
        + [cl.DateOfBirthComparison("birth_date", input_is_string=True), weighted(cl.ExactMatch("birth_place")), cl.ExactMatch("sex")],
        blocks=[("surname", "given_name"), ("surname", "birth_date"), ("given_name", "birth_date"), ("surname", "substr(birth_date,1,4)"),
                ("substr(surname,1,4)", "substr(given_name,1,3)", "substr(patronymic,1,3)"), ("birth_date", "birth_place")],
        certain=["l.surname = r.surname and l.given_name = r.given_name and l.birth_date = r.birth_date",
                 "l.surname = r.surname and l.given_name = r.given_name and l.patronymic = r.patronymic"],
        recall=0.7, train=[("surname", "given_name"), ("birth_date",)])


SETTINGS = {"historical_50k": historical, "fake_1000": fake, "febrl3": febrl, "febrl4": febrl, "rldata10000": rldata,
            "people_100k": people, "people_1m": people}


def pairs_in(counts):
    return int((counts * (counts - 1) // 2).sum())


def quality(right, found, true):
    return {"precision": right / found if found else 0.0, "recall": right / true if true else 0.0,
            "f1": 2 * right / (found + true) if found + true else 0.0}


def cluster_quality(clusters, identifier, truth):
    """Pairwise precision, recall and F1 of the final partition."""
    real = clusters[identifier].map(truth)
    found, true = pairs_in(clusters.cluster_id.value_counts()), pairs_in(pd.Series(truth.values()).value_counts())
    return quality(pairs_in(clusters.groupby([clusters.cluster_id, real]).size()), found, true)


def best_pairs(scored, identifier, truth):
    """Quality of the pairs from the threshold with the best F1, and from P >= 0.5."""
    true = pairs_in(pd.Series(truth.values()).value_counts())
    scored = scored.sort_values("match_weight", ascending=False)
    right = (scored[identifier + "_l"].map(truth).values == scored[identifier + "_r"].map(truth).values).cumsum()
    found = range(1, len(scored) + 1)
    best = max(found, key=lambda n: 2 * right[n - 1] / (n + true))
    even = int((scored.match_weight >= 0).sum())
    return {"at_half": quality(int(right[even - 1]) if even else 0, even, true), "best": quality(int(right[best - 1]), best, true),
            "best_weight": float(scored.match_weight.iloc[best - 1])}


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    name, identifier, truth_file, *files = sys.argv[1:]
    clock, cpu = [time.time()], cpu_seconds()
    frames = [pd.read_csv(f, dtype=str) for f in files]
    made = [SETTINGS[name](frame) for frame in frames][0]
    settings = SettingsCreator(link_type="link_only" if len(frames) > 1 else "dedupe_only", unique_id_column_name=identifier,
                               comparisons=made["comparisons"],
                               blocking_rules_to_generate_predictions=[block_on(*columns) for columns in made["blocks"]],
                               retain_intermediate_calculation_columns=False, retain_matching_columns=False)
    database = DuckDBAPI()
    tables = [database.register(frame, dataset_display_name=f"list{i}") for i, frame in enumerate(frames)]
    linker = Linker(tables if len(tables) > 1 else tables[0], settings)
    clock.append(time.time())
    linker.training.estimate_probability_two_random_records_match(made["certain"], recall=made["recall"])
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for columns in made["train"]:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    clock.append(time.time())
    scored = linker.inference.predict(threshold_match_weight=-10)
    clock.append(time.time())

    def clusters(threshold):
        return linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=threshold).as_pandas_dataframe()

    usual = clusters(CLUSTER_AT)
    clock.append(time.time())
    cpu = cpu_seconds() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    truth = dict(pd.read_csv(truth_file, dtype=str).itertuples(index=False))
    tried = {t: cluster_quality(clusters(t), identifier, truth) for t in THRESHOLDS}
    best = max(tried, key=lambda t: tried[t]["f1"])
    pairs = scored.as_pandas_dataframe()[["match_weight", identifier + "_l", identifier + "_r"]]
    steps = dict(zip(("read", "train", "predict", "cluster"), (round(b - a, 3) for a, b in zip(clock, clock[1:]))))
    print(json.dumps({"seconds": round(clock[-1] - clock[0], 3), "cpu_seconds": round(cpu, 3), "steps": steps, "peak_mib": round(memory), "pairs_scored": len(pairs),
                      "pairs": best_pairs(pairs, identifier, truth), "clusters_at_0.95": cluster_quality(usual, identifier, truth),
                      "clusters_best": {**tried[best], "threshold": best}}))


if __name__ == "__main__":
    main()
