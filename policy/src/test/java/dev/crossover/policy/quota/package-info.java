@NullMarked
package dev.crossover.policy.quota;

import org.jspecify.annotations.NullMarked;
