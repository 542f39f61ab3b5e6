// A file of data/ as JSON. It was written with the program, so that what is wrong with it is a broken invariant, and names the file.
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "nostoi/base.hpp"

namespace nostoi {

inline nlohmann::json shipped_json(const std::string& name) {
  const Result<std::string> text = shipped(name);
  if (!text) throw std::logic_error(text.error().sentence);
  try {
    return nlohmann::json::parse(*text);
  } catch (const nlohmann::json::exception& wrong) {
    throw std::logic_error("data/" + name + ": " + wrong.what());
  }
}

}  // namespace nostoi
