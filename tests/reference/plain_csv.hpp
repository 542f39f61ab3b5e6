// The rules of delimited text written down as slowly and plainly as they can be: the whole text in memory, one character after another.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nostoi::reference {

struct PlainRecord {
  std::vector<std::string> cells;
  std::uint64_t line = 0;
  bool operator==(const PlainRecord&) const = default;
};

class PlainCsv {
 public:
  PlainCsv(std::string_view text, char delimiter, std::size_t cell_bytes, std::size_t columns)
      : text_(text), delimiter_(delimiter), cell_bytes_(cell_bytes), columns_(columns) {}

  std::vector<PlainRecord> read() {
    std::vector<PlainRecord> records;
    while (at_ < text_.size()) records.push_back(record());
    return records;
  }

 private:
  bool line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
  bool cell_end(std::size_t at) const { return at == text_.size() || text_[at] == delimiter_ || line_end(at); }
  std::size_t spaces(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at;
  }

  PlainRecord record() {
    PlainRecord record{{}, line_};
    std::size_t taken = 0;
    for (;;) {
      const bool kept = taken < 16 * cell_bytes_;
      const std::string cell = this->cell(taken);
      if (record.cells.size() < columns_) record.cells.push_back(kept ? cut(cell) : "");
      if (at_ == text_.size() || line_end(at_)) break;
      ++at_;  // the delimiter
    }
    if (at_ < text_.size()) {
      const bool two = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      at_ += two ? 2 : 1;
    }
    ++line_;
    return record;
  }

  std::string cell(std::size_t& taken) {
    const std::size_t quote = spaces(at_);
    if (quote < text_.size() && text_[quote] == '"' && quote - at_ <= cell_bytes_) {
      std::string content;
      std::size_t close = quote + 1;
      while (close < text_.size() && (text_[close] != '"' || text_.substr(close, 2) == "\"\"")) {
        if (text_[close] == '"') ++close;
        content += text_[close++];
      }
      const std::size_t end = close < text_.size() ? spaces(close + 1) : text_.size();
      const std::uint64_t lines = line_ends(text_.substr(quote, close - quote));
      const std::size_t longest = lines > 0 ? cell_bytes_ : 8 * cell_bytes_;
      if (close < text_.size() && cell_end(end) && end - close <= cell_bytes_ && close - quote <= longest) {
        taken += close - quote;
        line_ += lines;
        at_ = end;
        return content;
      }
    }
    const std::size_t begin = at_;
    while (!cell_end(at_)) ++at_;
    taken += std::min(at_ - begin, cell_bytes_);
    return std::string(text_.substr(begin, at_ - begin));
  }

  static std::uint64_t line_ends(std::string_view text) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) count += text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
    return count;
  }

  std::string cut(const std::string& cell) const {
    std::size_t size = std::min(cell.size(), cell_bytes_);
    while (size < cell.size() && size > 0 && (cell[size] & 0xC0) == 0x80) --size;
    return cell.substr(0, size);
  }

  std::string_view text_;
  char delimiter_;
  std::size_t cell_bytes_, columns_, at_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace nostoi::reference
