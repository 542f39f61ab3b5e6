// Nanoseconds per call of the string distances, on surnames as they come: near, far, long.
#include "link/text_distance.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <string>

namespace {

constexpr std::array<std::string_view, 8> words = {"petrenko", "petrenka", "kovalchu", "shevchuk",
                                                   "shevchik", "bondarev", "bondaerv", "melnichk"};

template <class Compare>
void each_pair(benchmark::State& state, const Compare& compare) {
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(compare(words[i & 7], words[(i >> 3) & 7]));
    ++i;
  }
}

void OsaEightLetters(benchmark::State& state) {
  each_pair(state, [](auto a, auto b) { return nostoi::link::osa_distance(a, b, 2); });
}
void OsaEightLettersNoLimit(benchmark::State& state) {
  each_pair(state, [](auto a, auto b) { return nostoi::link::osa_distance(a, b, 100); });
}
void JaroWinklerEightLetters(benchmark::State& state) {
  each_pair(state, [](auto a, auto b) { return nostoi::link::jaro_winkler(a, b); });
}
void OsaTwoHundredLetters(benchmark::State& state) {
  const std::string a(200, 'a'), b = std::string(100, 'a') + "b" + std::string(99, 'a');
  for (auto _ : state) benchmark::DoNotOptimize(nostoi::link::osa_distance("x" + a + "y", "z" + b + "w", 3));
}

BENCHMARK(OsaEightLetters);
BENCHMARK(OsaEightLettersNoLimit);
BENCHMARK(JaroWinklerEightLetters);
BENCHMARK(OsaTwoHundredLetters);

}  // namespace
