// shape: what a JSON value has to be. One description checks what comes in, member by member, and is what the API's description says of it.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::workbench {

using Json = nlohmann::json;

struct Member;

struct Shape {
  enum class Is : std::uint8_t { nothing, text, number, flag, list, object, anything };
  Is is = Is::nothing;
  std::size_t longest = 0;      ///< letters of a text, items of a list
  double least = 0, most = 0;   ///< of a number, both included
  bool whole = true;            ///< of a number
  std::vector<std::string> of;  ///< the texts that it may be; empty: any
  std::vector<Shape> items;     ///< of a list: what each is
  std::vector<Member> members;  ///< of an object: nothing else may be in it
};

struct Member {
  std::string name;
  Shape shape;
  bool needed = true;
};

Shape text(std::size_t longest = 200);
Shape one_of(std::vector<std::string> words);
Shape number(double least, double most, bool whole = true);
Shape position();
Shape flag();
Shape list_of(Shape item, std::size_t longest = 1000);
Shape object(std::vector<Member> members);
Shape anything();
inline Member needed(std::string name, Shape shape) { return {std::move(name), std::move(shape), true}; }
inline Member maybe(std::string name, Shape shape) { return {std::move(name), std::move(shape), false}; }

/// The first thing that is wrong with a value; its place names the member ("columns.2.field"). What is not named must not be there.
Result<void> must_be(const Shape& shape, const Json& value);
/// The same as JSON Schema 2020-12.
Json schema_of(const Shape& shape);

}  // namespace nostoi::workbench
