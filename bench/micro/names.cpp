// Nanoseconds per call of the names room: a linking calls it once per distinct value.
#include "nostoi/names.hpp"

#include <benchmark/benchmark.h>

#include "names/spelled.hpp"

namespace {

using namespace nostoi::names;

template <class Call>
void on(benchmark::State& state, std::string_view text, const Call& call) {
  benchmark::DoNotOptimize(call(text));
  for (auto _ : state) benchmark::DoNotOptimize(call(text));
}

constexpr auto normalised = [](std::string_view text) { return normalise(text); };
constexpr auto romanised = [](std::string_view text) { return romanise_for_comparison(text); };
constexpr auto boned = [](std::string_view text) { return skeleton(text); };
constexpr auto reading = [](std::string_view text) { return read(text); };

BENCHMARK_CAPTURE(on, normalise_ascii, "Shevchenko", normalised);
BENCHMARK_CAPTURE(on, normalise_cyrillic, "Шевченко", normalised);
BENCHMARK_CAPTURE(on, romanise_ascii, "Shevchenko", romanised);
BENCHMARK_CAPTURE(on, romanise_cyrillic, "Шевченко", romanised);
BENCHMARK_CAPTURE(on, romanise_mixed_letters, "Шевчeнко", romanised);
BENCHMARK_CAPTURE(on, skeleton, "shevchenko", boned);
BENCHMARK_CAPTURE(on, read_full_name, "Шевченко Тарас Григорович", reading);

constexpr auto ready = [](std::string_view text) { return spell(text, Tongue::unknown); };
BENCHMARK_CAPTURE(on, spell_cyrillic, "шевченко", ready);
BENCHMARK_CAPTURE(on, spell_latin, "shevchenko", ready);

void compared(benchmark::State& state, std::string_view left, std::string_view right) {
  const Spelled a = spell(left, Tongue::unknown), b = spell(right, Tongue::unknown);
  for (auto _ : state) benchmark::DoNotOptimize(compare(a, b));
}

BENCHMARK_CAPTURE(compared, equal, "шевченко", "шевченко");
BENCHMARK_CAPTURE(compared, romanised, "шевченко", "shevchenko");
BENCHMARK_CAPTURE(compared, like, "шевченко", "szewczenko");
BENCHMARK_CAPTURE(compared, mistyped, "шевченко", "shevchemko");
BENCHMARK_CAPTURE(compared, unlike, "шевченко", "bondarenko");
BENCHMARK_CAPTURE(compared, nothing_alike, "шевченко", "abdullaiev");

}  // namespace
