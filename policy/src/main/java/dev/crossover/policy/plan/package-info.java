/** What each account type is promised and allowed, in one table. */
@NullMarked
package dev.crossover.policy.plan;

import org.jspecify.annotations.NullMarked;
