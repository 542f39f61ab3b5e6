// Checking a value and describing it: two walks over one tree.
#include "workbench/shape.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace nostoi::workbench {

namespace {

using Is = Shape::Is;

tl::unexpected<Error> wrong(const std::string& where, std::string_view key, Arguments arguments = {}) {
  return fail(Code::invalid, say(key, arguments), {"", 0, where});
}

std::string inside(const std::string& where, const std::string& name) { return where.empty() ? name : where + "." + name; }

Result<void> must_be_at(const Shape& shape, const Json& value, const std::string& where);

Result<void> must_be_text(const Shape& shape, const Json& value, const std::string& where) {
  if (!value.is_string()) return wrong(where, "api-not-text");
  const std::string& said = value.get_ref<const std::string&>();
  if (!shape.of.empty() && !std::ranges::count(shape.of, said)) return wrong(where, "api-not-one-of");
  if (shape.of.empty() && said.size() > shape.longest && code_points(said).size() > shape.longest)
    return wrong(where, "api-too-long", {{"longest", std::to_string(shape.longest)}});
  if (said.find('\0') != said.npos) return wrong(where, "api-not-text");
  return {};
}

Result<void> must_be_number(const Shape& shape, const Json& value, const std::string& where) {
  if (!value.is_number() || (shape.whole && !value.is_number_integer())) return wrong(where, "api-not-number");
  const double said = value.get<double>();
  return std::isfinite(said) && said >= shape.least && said <= shape.most ? Result<void>() : wrong(where, "api-not-number");
}

Result<void> must_be_list(const Shape& shape, const Json& value, const std::string& where) {
  if (!value.is_array()) return wrong(where, "api-not-list");
  if (value.size() > shape.longest) return wrong(where, "api-too-many", {{"longest", std::to_string(shape.longest)}});
  for (std::size_t i = 0; i < value.size(); ++i)
    if (Result<void> is = must_be_at(shape.items.front(), value[i], inside(where, std::to_string(i))); !is) return is;
  return {};
}

Result<void> must_be_object(const Shape& shape, const Json& value, const std::string& where) {
  if (!value.is_object()) return wrong(where, "api-not-object");
  for (const auto& [name, said] : value.items())
    if (std::ranges::find(shape.members, name, &Member::name) == shape.members.end()) return wrong(inside(where, name), "api-not-known");
  for (const Member& member : shape.members) {
    const auto said = value.find(member.name);
    if (said == value.end() && member.needed) return wrong(inside(where, member.name), "api-wanting");
    if (said == value.end()) continue;
    if (Result<void> is = must_be_at(member.shape, *said, inside(where, member.name)); !is) return is;
  }
  return {};
}

Result<void> must_be_at(const Shape& shape, const Json& value, const std::string& where) {
  switch (shape.is) {
    case Is::nothing:
      return value.is_null() ? Result<void>() : wrong(where, "api-not-known");
    case Is::text:
      return must_be_text(shape, value, where);
    case Is::number:
      return must_be_number(shape, value, where);
    case Is::flag:
      return value.is_boolean() ? Result<void>() : wrong(where, "api-not-flag");
    case Is::list:
      return must_be_list(shape, value, where);
    case Is::object:
      return must_be_object(shape, value, where);
    case Is::anything:
      return {};
  }
  return {};
}

Json schema_of_object(const Shape& shape) {
  Json schema{{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
  for (const Member& member : shape.members) {
    schema["properties"][member.name] = schema_of(member.shape);
    if (member.needed) schema["required"].push_back(member.name);
  }
  return schema;
}

}  // namespace

Shape text(std::size_t longest) {
  Shape shape;
  shape.is = Is::text;
  shape.longest = longest;
  return shape;
}

Shape one_of(std::vector<std::string> words) {
  Shape shape;
  shape.is = Is::text;
  shape.of = std::move(words);
  return shape;
}

Shape number(double least, double most, bool whole) {
  Shape shape;
  shape.is = Is::number;
  shape.least = least;
  shape.most = most;
  shape.whole = whole;
  return shape;
}

Shape position() { return number(0, 9'007'199'254'740'991.0); }
Shape flag() {
  Shape shape;
  shape.is = Is::flag;
  return shape;
}

Shape anything() {
  Shape shape;
  shape.is = Is::anything;
  return shape;
}

Shape list_of(Shape item, std::size_t longest) {
  Shape shape;
  shape.is = Is::list;
  shape.longest = longest;
  shape.items.push_back(std::move(item));
  return shape;
}

Shape object(std::vector<Member> members) {
  Shape shape;
  shape.is = Is::object;
  shape.members = std::move(members);
  return shape;
}

Result<void> must_be(const Shape& shape, const Json& value) { return must_be_at(shape, value, ""); }

Json schema_of(const Shape& shape) {
  switch (shape.is) {
    case Is::nothing:
      return {{"type", "null"}};
    case Is::text:
      return shape.of.empty() ? Json{{"type", "string"}, {"maxLength", shape.longest}} : Json{{"type", "string"}, {"enum", shape.of}};
    case Is::number:
      return {{"type", shape.whole ? "integer" : "number"}, {"minimum", shape.least}, {"maximum", shape.most}};
    case Is::flag:
      return {{"type", "boolean"}};
    case Is::list:
      return {{"type", "array"}, {"maxItems", shape.longest}, {"items", schema_of(shape.items.front())}};
    case Is::object:
      return schema_of_object(shape);
    case Is::anything:
      return Json::object();
  }
  return {};
}

}  // namespace nostoi::workbench
