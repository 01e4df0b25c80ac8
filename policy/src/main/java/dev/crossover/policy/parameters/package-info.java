/** What routing can be told while it runs, in one set with a version. */
@NullMarked
package dev.crossover.policy.parameters;

import org.jspecify.annotations.NullMarked;
