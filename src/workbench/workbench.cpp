// Putting the office together in the order in which its parts need each other.
#include "nostoi/workbench/workbench.hpp"

#include "workbench/answer.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

constexpr int tries_of_a_place = 50;  // an office behind one address mistypes now and then

struct Workbench::Impl {
  Office office;
};

Workbench::Workbench(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Workbench::~Workbench() = default;

Result<std::unique_ptr<Workbench>> Workbench::open(Ground ground) {
  routes();  // a table that is not sound does not start
  Result<std::unique_ptr<desk::Accounts>> accounts = desk::Accounts::open(ground.desk);
  if (!accounts) return tl::unexpected(accounts.error());
  const Surroundings surroundings = ground.reg.surroundings();
  const Register desk = ground.desk;
  auto impl = std::unique_ptr<Impl>(
      new Impl{{std::move(ground), std::move(*accounts), desk::Sessions(surroundings), desk::Throttle(surroundings.clock),
                desk::Throttle(surroundings.clock, tries_of_a_place), Repeats(desk)}});
  if (const Result<void> read = impl->office.repeats.open(); !read) return tl::unexpected(read.error());
  impl->office.jobs = std::make_unique<Jobs>(impl->office);
  if (!impl->office.ground.read_only)
    if (const Result<void> begun = impl->office.jobs->begin({{"import", {import_draft, forget_draft}}}); !begun)
      return tl::unexpected(begun.error());
  return std::unique_ptr<Workbench>(new Workbench(std::move(impl)));
}

Response Workbench::answer(const Request& request) { return workbench::answer(impl_->office, request); }

Result<std::string> Workbench::first_page() {
  const Result<std::string> link = impl_->office.accounts->first_link();
  return link ? Result<std::string>("/first/" + *link) : tl::unexpected(link.error());
}

}  // namespace nostoi::workbench
