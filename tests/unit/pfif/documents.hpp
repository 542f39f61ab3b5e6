// Documents of every version with nothing wrong in them, of invented people, for tests to spoil in one place.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/pfif.hpp"

namespace nostoi::pfif {

/// 2025-06-01T00:00:00Z: when the tests are run, as far as records expire.
inline constexpr std::int64_t today = 1'748'736'000;

inline std::string document(std::string_view version, std::string_view records) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/" + std::string(version) + "\">\n" +
         std::string(records) + "</pfif:pfif>\n";
}

inline std::string clean_1_4() {
  return document("1.4", R"(<pfif:person>
<pfif:person_record_id>help.example.org/p.1</pfif:person_record_id>
<pfif:entry_date>2025-05-02T00:00:00Z</pfif:entry_date>
<pfif:expiry_date>2026-05-01T00:00:00Z</pfif:expiry_date>
<pfif:author_name>Ганна Верболозенко</pfif:author_name>
<pfif:author_email>hanna@example.org</pfif:author_email>
<pfif:author_phone>+380 (44) 000-00-00</pfif:author_phone>
<pfif:source_name>Invented office</pfif:source_name>
<pfif:source_date>2025-05-01T10:20:30.5Z</pfif:source_date>
<pfif:source_url>https://help.example.org/p/1</pfif:source_url>
<pfif:full_name>Богдан Верболозенко
Bohdan Verbolozenko</pfif:full_name>
<pfif:given_name>Богдан</pfif:given_name>
<pfif:family_name>Верболозенко</pfif:family_name>
<pfif:alternate_names>Бодя</pfif:alternate_names>
<pfif:description>шрам на лівій руці</pfif:description>
<pfif:sex>male</pfif:sex>
<pfif:date_of_birth>1987-03-12</pfif:date_of_birth>
<pfif:age>37-38</pfif:age>
<pfif:home_street>Вишнева</pfif:home_street>
<pfif:home_neighborhood>Сонячний</pfif:home_neighborhood>
<pfif:home_city>Кам'яний Брід</pfif:home_city>
<pfif:home_state>18</pfif:home_state>
<pfif:home_postal_code>10000</pfif:home_postal_code>
<pfif:home_country>UA</pfif:home_country>
<pfif:photo_url>https://help.example.org/p/1.jpg</pfif:photo_url>
<pfif:profile_urls>https://example.org/a
https://example.org/b</pfif:profile_urls>
<pfif:note>
<pfif:note_record_id>help.example.org/n.1</pfif:note_record_id>
<pfif:linked_person_record_id>other.example.org/7</pfif:linked_person_record_id>
<pfif:author_name>Ганна Верболозенко</pfif:author_name>
<pfif:source_date>2025-05-03T00:00:00Z</pfif:source_date>
<pfif:author_made_contact>false</pfif:author_made_contact>
<pfif:status>believed_alive</pfif:status>
<pfif:email_of_found_person>bohdan@example.org</pfif:email_of_found_person>
<pfif:phone_of_found_person>0440000000</pfif:phone_of_found_person>
<pfif:last_known_location>50.45,30.52</pfif:last_known_location>
<pfif:text>Його бачили &lt;у травні&gt;.</pfif:text>
<pfif:photo_url>https://help.example.org/n/1.jpg</pfif:photo_url>
</pfif:note>
</pfif:person>
<pfif:person>
<pfif:full_name>B. Verbolozenko</pfif:full_name>
<pfif:source_date>2025-05-01T00:00:00Z</pfif:source_date>
<pfif:person_record_id>other.example.org/7</pfif:person_record_id>
</pfif:person>
<pfif:note>
<pfif:person_record_id>other.example.org/7</pfif:person_record_id>
<pfif:note_record_id>other.example.org/8</pfif:note_record_id>
<pfif:linked_person_record_id>help.example.org/p.1</pfif:linked_person_record_id>
<pfif:author_name>Office</pfif:author_name>
<pfif:source_date>2025-05-04T00:00:00Z</pfif:source_date>
<pfif:text>the same person</pfif:text>
</pfif:note>
)");
}

inline std::string clean_1_3() {
  return document("1.3", R"(<pfif:person>
<pfif:first_name>Тарас</pfif:first_name>
<pfif:full_name>Тарас Криничний</pfif:full_name>
<pfif:last_name>Криничний</pfif:last_name>
<pfif:source_date>2011-05-01T00:00:00Z</pfif:source_date>
<pfif:person_record_id>help.example.org/p.2</pfif:person_record_id>
<pfif:home_state>UA-18</pfif:home_state>
<pfif:other>високий</pfif:other>
<pfif:note>
<pfif:person_record_id>help.example.org/p.2</pfif:person_record_id>
<pfif:note_record_id>help.example.org/n.2</pfif:note_record_id>
<pfif:author_name>Office</pfif:author_name>
<pfif:source_date>2011-05-03T00:00:00Z</pfif:source_date>
<pfif:found>true</pfif:found>
<pfif:text>talked to him</pfif:text>
</pfif:note>
</pfif:person>
)");
}

inline std::string clean_1_2() {
  return document("1.2", R"(<pfif:person>
<pfif:person_record_id>help.example.org/p.3</pfif:person_record_id>
<pfif:last_name>Полинець</pfif:last_name>
<pfif:first_name>Іван</pfif:first_name>
<pfif:source_date>2010-02-01T00:00:00Z</pfif:source_date>
<pfif:author_email>office@example.org</pfif:author_email>
<pfif:author_phone>044 000</pfif:author_phone>
<pfif:date_of_birth>1980</pfif:date_of_birth>
<pfif:age>30</pfif:age>
<pfif:home_state>PA</pfif:home_state>
<pfif:home_postal_code>10000</pfif:home_postal_code>
<pfif:note>
<pfif:note_record_id>help.example.org/n.3</pfif:note_record_id>
<pfif:text>asked for him</pfif:text>
<pfif:author_name>Office</pfif:author_name>
<pfif:source_date>2010-02-02T00:00:00Z</pfif:source_date>
<pfif:status>information_sought</pfif:status>
</pfif:note>
</pfif:person>
)");
}

inline std::string clean_1_1() {
  return document("1.1", R"(<pfif:person>
<pfif:person_record_id>help.example.org/p.4</pfif:person_record_id>
<pfif:entry_date>2005-09-03T09:21:12Z</pfif:entry_date>
<pfif:author_name>Office</pfif:author_name>
<pfif:source_date>2005-09-03T09:21:12Z</pfif:source_date>
<pfif:first_name>IVAN</pfif:first_name>
<pfif:last_name>POLYNETS</pfif:last_name>
<pfif:home_city>KAMIANYI BRID</pfif:home_city>
<pfif:home_state>LA</pfif:home_state>
<pfif:home_zip>70112</pfif:home_zip>
<pfif:other>tall</pfif:other>
<pfif:note>
<pfif:note_record_id>help.example.org/n.4</pfif:note_record_id>
<pfif:author_name>Office</pfif:author_name>
<pfif:source_date>2005-09-04T00:00:00Z</pfif:source_date>
<pfif:found>false</pfif:found>
<pfif:text>nobody has seen him</pfif:text>
</pfif:note>
</pfif:person>
)");
}

/// A document with one place of it changed.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == text.npos) throw std::logic_error("nothing to change: " + std::string(from));
  return text.replace(at, from.size(), to);
}

inline std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const Finding& finding : findings) all.push_back(finding.code);
  return all;
}

inline std::vector<std::string> codes_of(std::string_view text) { return codes(validate(read_text(text), today)); }

}  // namespace nostoi::pfif
