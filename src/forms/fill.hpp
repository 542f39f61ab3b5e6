// fill: what is known of a person, put into the fields of a form.
#pragma once

#include "nostoi/casework.hpp"
#include "nostoi/forms.hpp"

namespace nostoi::forms {

/// What a form is filled from, already seen through the eyes of somebody who may not read more than may stand on the paper.
struct Facts {
  const access::Actor& actor;
  const PersonFile& file;
  const std::vector<Shown>& shown;
  const casework::Custody* custody = nullptr;
};

std::vector<Section> sections_of(const Kind& kind, const Facts& facts);
/// What whoever reads the form has to know, the gravest first.
std::vector<Remark> remarks_of(const Facts& facts, const std::vector<Section>& sections, std::int32_t today);

/// The number of a form, and the code of what stands in it.
std::string number_of(const Kind& kind, Position of, Position known);
std::string code_of(const std::string& number, const std::vector<Section>& sections);
/// Forty bits of a SHA-256 in letters and digits that are not mistaken for one another: "4K7Q-M2XB".
std::string short_code(const std::string& text);

}  // namespace nostoi::forms
