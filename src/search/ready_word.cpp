// What is remembered is forgotten all at once when there is too much of it: what is asked for often is soon there again.
#include "search/ready_word.hpp"

#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "search/contents.hpp"

namespace nostoi::search {

namespace {

constexpr std::size_t most_remembered = 32'768;

struct ByText {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return hash_bytes(text); }
};

class Remembered {
 public:
  std::shared_ptr<const ReadyWord> find(std::string_view key) {
    const std::shared_lock lock(guard_);
    const auto found = words_.find(key);
    return found == words_.end() ? nullptr : found->second;
  }
  void keep(std::string_view key, std::shared_ptr<const ReadyWord> word) {
    const std::unique_lock lock(guard_);
    if (words_.size() >= most_remembered) words_.clear();
    words_.emplace(key, std::move(word));
  }

 private:
  std::shared_mutex guard_;
  std::unordered_map<std::string, std::shared_ptr<const ReadyWord>, ByText, std::equal_to<>> words_;
};

}  // namespace

std::shared_ptr<const ReadyWord> ready_word(std::string_view key) {
  static Remembered remembered;
  if (auto known = remembered.find(key)) return known;
  std::optional<names::Token> token = word_of_key(key);
  if (!token) return nullptr;
  auto made = std::make_shared<ReadyWord>();
  made->ready = ready(*token);
  made->token = std::move(*token);
  remembered.keep(key, made);
  return made;
}

}  // namespace nostoi::search
