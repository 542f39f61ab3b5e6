// teller: findings on their way into a list. A document that is odd in every record says so a bounded number of times of each code, and
// then how often more: nothing is left out silently, and a hostile document does not fill the memory with findings.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pfif/spec.hpp"

namespace nostoi::pfif {

/// A beginning of `text` for a finding: whole characters, at most so many bytes.
std::string excerpt(std::string_view text, std::size_t bytes = 300);

class Teller {
 public:
  explicit Teller(std::vector<Finding>& findings) : findings_(findings) {}
  /// About an element of a record, or a record as a whole; `record` 0: about the document. The sentence is that of the words `code`.
  void tell(std::string_view code, std::uint64_t record, std::uint64_t line, std::string_view element, std::string_view text,
            Arguments arguments = {});
  void tell(std::string_view code, const Record& record, const Element& element, Arguments arguments = {});
  void tell(std::string_view code, const Record& record, std::string_view element, Arguments arguments = {});
  /// Tells how many findings of each code were not told one by one.
  void finish();

 private:
  std::vector<Finding>& findings_;
  std::map<std::string, std::uint64_t, std::less<>> counts_;
};

}  // namespace nostoi::pfif
