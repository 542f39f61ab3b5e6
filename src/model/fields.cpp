// The field vocabulary of data/model/fields.json, checked when loaded: an unknown kind or role names the entry and stops the program.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "nostoi/model.hpp"

namespace nostoi {

namespace {

constexpr std::string_view roles[] = {"identity", "circumstance", "never"};
constexpr std::string_view kinds[] = {"name", "surname",  "given_name", "patronymic", "date", "age",  "sex",  "code",
                                      "phone", "place", "category", "number", "text", "year", "month", "day"};

template <class Enum, std::size_t N>
Enum parse(const std::string_view (&names)[N], const std::string& name, const std::string& entry) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  throw std::logic_error("data/model/fields.json: '" + entry + "': unknown word '" + name + "'");
}

std::vector<Field> load() {
  std::vector<Field> list;
  const nlohmann::json file = nlohmann::json::parse(*shipped("model/fields.json"));
  for (const nlohmann::json& entry : file.at("fields")) {
    Field field;
    field.id = entry.at("id");
    field.kind = parse<Kind>(kinds, entry.at("kind"), field.id);
    field.role = parse<Role>(roles, entry.at("role"), field.id);
    field.headers = entry.at("headers").get<std::vector<std::string>>();
    list.push_back(std::move(field));
  }
  return list;
}

}  // namespace

std::string_view role_name(Role role) { return roles[static_cast<std::size_t>(role)]; }
std::string_view kind_name(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

const std::vector<Field>& fields() {
  static const std::vector<Field> list = load();
  return list;
}

const Field* find_field(std::string_view id) {
  for (const Field& field : fields())
    if (field.id == id) return &field;
  return nullptr;
}

}  // namespace nostoi
