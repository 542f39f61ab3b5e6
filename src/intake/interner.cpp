// Two batches: one is filled by the caller, one is worked on by a team that hands out whole columns; the caller joins in when it is
// done first. A batch is small enough to stay in the cache between being written and being read.
#include "intake/interner.hpp"

#include <mutex>

#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {
constexpr std::size_t batch_rows = 1 << 15;
constexpr std::size_t batch_bytes = 8u << 20;
}  // namespace

Interner::Interner(std::vector<Column>& columns, std::vector<bool> kept, std::size_t threads)
    : columns_(columns),
      kept_(std::move(kept)),
      threads_(threads),
      filling_(std::make_unique<Batch>()),
      working_(std::make_unique<Batch>()) {
  filling_->strips.resize(columns_.size());
  working_->strips.resize(columns_.size());
}

Interner::~Interner() = default;

void Interner::add(std::span<const std::string_view> cells) {
  Batch& batch = *filling_;
  for (std::size_t i = 0; i < batch.strips.size(); ++i) {
    if (!kept_[i]) continue;
    Strip& strip = batch.strips[i];
    if (i < cells.size()) {
      strip.bytes.insert(strip.bytes.end(), cells[i].begin(), cells[i].end());
      batch.bytes += cells[i].size();
    }
    strip.ends.push_back(static_cast<std::uint32_t>(strip.bytes.size()));
  }
  if (++batch.rows >= batch_rows || batch.bytes >= batch_bytes) hand_over();
}

void Interner::hand_over() {
  complete(*working_);
  std::swap(filling_, working_);
  Batch& batch = *working_;
  batch.next = 0;
  for (std::size_t i = 1; i < threads_; ++i) batch.team.emplace_back([this, &batch] { help(batch); });
}

void Interner::help(Batch& batch) {
  static std::mutex guard;
  for (std::size_t column; (column = batch.next.fetch_add(1)) < batch.strips.size();) try {
      if (kept_[column]) intern(column, batch.strips[column]);
    } catch (...) {
      const std::lock_guard lock(guard);
      batch.failure = std::current_exception();
    }
}

void Interner::complete(Batch& batch) {
  if (batch.rows > 0) help(batch);
  batch.team.clear();
  if (batch.failure) std::rethrow_exception(batch.failure);
  batch.rows = batch.bytes = 0;
}

void Interner::intern(std::size_t column, Strip& strip) {
  Dictionary& values = columns_[column].values;
  std::vector<std::uint32_t>& cells = columns_[column].cells;
  std::uint32_t from = 0;
  for (const std::uint32_t end : strip.ends) {
    const std::string_view cell(strip.bytes.data() + from, end - from);
    cells.push_back(is_blank_cell(cell) ? 0 : values.intern(cell));
    from = end;
  }
  strip.bytes.clear();
  strip.ends.clear();
}

void Interner::finish() {
  hand_over();
  complete(*working_);
  for (Column& column : columns_) {
    column.values.freeze();
    column.cells.shrink_to_fit();
  }
}

}  // namespace nostoi::intake
