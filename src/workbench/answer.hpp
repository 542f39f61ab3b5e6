// answer: from a request to what is said to it, one gate after the other; the first that is shut answers.
#pragma once

#include "workbench/office.hpp"

namespace nostoi::workbench {

Response answer(Office& office, const Request& request);

/// An error as every route tells it.
Response told_error(const Error& error);
Response told_error(int status, std::string_view code, std::string sentence, const std::string& field = "");

}  // namespace nostoi::workbench
