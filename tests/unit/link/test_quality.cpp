// link: the figures of an evaluation equal their definitions; the intervals cover and narrow.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "link/quality.hpp"
#include "reference/quality.hpp"

namespace nostoi::link {

namespace {

using Groups = std::vector<std::uint32_t>;

/// `lines` lines in groups of about `size`; the group numbers have gaps.
Groups random_groups(std::uint64_t seed, std::size_t lines, std::uint64_t size) {
  Groups groups(lines);
  for (std::size_t i = 0; i < lines; ++i)
    groups[i] = static_cast<std::uint32_t>(7 * (mix(seed, i) % std::max<std::uint64_t>(1, lines / size)) + 3);
  return groups;
}

/// The truth with some lines torn from their person and some people run together.
Groups damaged(const Groups& truth, std::uint64_t seed, unsigned percent) {
  Groups found = truth;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::uint64_t draw = mix(seed + 99, i);
    if (draw % 100 >= percent) continue;
    found[i] = draw / 100 % 2 ? static_cast<std::uint32_t>(1000000 + i) : truth[mix(draw) % truth.size()];
  }
  return found;
}

void expect_equal(const Quality& fast, const reference::Measured& slow) {
  EXPECT_NEAR(fast.precision, slow.precision, 1e-12);
  EXPECT_NEAR(fast.recall, slow.recall, 1e-12);
  EXPECT_NEAR(fast.f1, slow.f1, 1e-12);
}

void expect_ordered(const Quality& q) {
  EXPECT_TRUE(0 <= q.precision_low && q.precision_low <= q.precision && q.precision <= q.precision_high && q.precision_high <= 1);
  EXPECT_TRUE(0 <= q.recall_low && q.recall_low <= q.recall && q.recall <= q.recall_high && q.recall_high <= 1);
  EXPECT_TRUE(0 <= q.f1_low && q.f1_low <= q.f1 && q.f1 <= q.f1_high && q.f1_high <= 1);
}

}  // namespace

TEST(Quality, EqualsItsDefinitionOnRandomPartitions) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Groups truth = random_groups(seed, 1 + seed * 2, 1 + seed % 5);
    for (const Groups& found : {random_groups(seed + 1000, truth.size(), 1 + seed % 3), damaged(truth, seed, 30), truth}) {
      expect_equal(cluster_quality(truth, found), reference::pairwise(truth, found));
      expect_equal(b_cubed(truth, found), reference::b_cubed(truth, found));
      expect_ordered(cluster_quality(truth, found));
      expect_ordered(b_cubed(truth, found));
    }
  }
}

TEST(Quality, OfNoLinesIsPerfectAndSaysNothing) {
  const Quality quality = cluster_quality({}, {});
  EXPECT_EQ(quality.f1, 1);
  EXPECT_EQ(quality.f1_low, 0);
  EXPECT_EQ(quality.f1_high, 1);
}

TEST(Quality, PerfectOnFewPeopleIsLessCertainThanOnMany) {
  const Quality few = cluster_quality({1, 1, 2, 2}, {1, 1, 2, 2});
  EXPECT_EQ(few.precision_high, 1);
  EXPECT_LT(few.precision_low, 0.5);
  const Groups many = random_groups(1, 4000, 2);
  EXPECT_GT(cluster_quality(many, many).precision_low, 0.99);
}

TEST(Quality, IntervalsHoldTheTruthAsOftenAsTheySay) {
  // A large population has the true figures; samples of its people should cover them in about 95 of 100 cases.
  const auto population = [](std::uint64_t seed, std::size_t people, Groups& truth, Groups& found) {
    for (std::uint32_t p = 0; p < people; ++p) {
      const std::uint64_t draw = mix(seed, p);
      const std::size_t lines = 1 + draw % 4;
      for (std::size_t i = 0; i < lines; ++i) {
        truth.push_back(p);
        const std::uint64_t fate = mix(draw, i) % 100;
        found.push_back(fate < 12 ? static_cast<std::uint32_t>(2000000 + truth.size()) : fate < 20 ? p / 2 + 1000000 : p);
      }
    }
  };
  Groups truth, found;
  population(7, 200000, truth, found);
  const Quality real = cluster_quality(truth, found), real_b = b_cubed(truth, found);
  int precision = 0, recall = 0, f1 = 0, b_f1 = 0;
  constexpr int samples = 400;
  for (int sample = 0; sample < samples; ++sample) {
    Groups t, f;
    population(100 + sample, 300, t, f);
    const Quality q = cluster_quality(t, f), b = b_cubed(t, f);
    precision += q.precision_low <= real.precision && real.precision <= q.precision_high;
    recall += q.recall_low <= real.recall && real.recall <= q.recall_high;
    f1 += q.f1_low <= real.f1 && real.f1 <= q.f1_high;
    b_f1 += b.f1_low <= real_b.f1 && real_b.f1 <= b.f1_high;
  }
  for (const int covered : {precision, recall, f1, b_f1}) {
    EXPECT_GE(covered, samples * 91 / 100);
    EXPECT_LE(covered, samples * 99 / 100);
  }
}

}  // namespace nostoi::link
