// rules: what validate() asks of a document, in three parts; each tells what it finds.
#pragma once

#include "pfif/teller.hpp"

namespace nostoi::pfif {

/// A record whose expiry_date has passed by a day may show only that it was there (1.4 §3.3).
constexpr std::int64_t a_day = 86'400;

/// Which elements a record has, and in which order.
void check_elements(const Document& document, const Record& record, bool placeholder, Teller& teller);
/// How the values of a record are written.
void check_values(const Document& document, const Record& record, Teller& teller);
/// What holds between records: ids, notes and their persons, links.
void check_together(const Document& document, Teller& teller);
/// Records whose time has passed.
void check_expiry(const Document& document, std::int64_t now, Teller& teller);

/// Whether nothing is left in a person record but that it was there; no notes are asked for.
bool is_placeholder(const Record& record);
/// The id of the person that a note is about: its own word, or that of the person it stands in.
std::string_view person_of(const Document& document, const Record& note);

}  // namespace nostoi::pfif
