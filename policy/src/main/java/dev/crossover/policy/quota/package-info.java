/** What an account may use over time, and who is told to wait. */
@NullMarked
package dev.crossover.policy.quota;

import org.jspecify.annotations.NullMarked;
