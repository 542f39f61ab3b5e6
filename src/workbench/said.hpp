// said: what somebody says of a person, as it is sent: in notes and in enquiries.
#pragma once

#include "nostoi/register.hpp"
#include "workbench/shape.hpp"

namespace nostoi::workbench {

Shape shape_of_said();
/// Of a list of that shape; an error names the member under `where` ("says.2.valid").
Result<std::vector<Said>> all_said(const Json& list, const std::string& where);

}  // namespace nostoi::workbench
