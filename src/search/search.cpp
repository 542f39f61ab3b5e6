// The door of the room.
#include "nostoi/search.hpp"

#include "search/find.hpp"

namespace nostoi::search {

People People::of(const List& list, std::size_t threads) { return People(std::make_unique<const Contents>(read_people(list, threads))); }

std::vector<Found> People::find(const Query& query, std::size_t top) const { return search::find(*contents_, query, top); }

People::People(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
People::People(People&&) noexcept = default;
People& People::operator=(People&&) noexcept = default;
People::~People() = default;

}  // namespace nostoi::search
