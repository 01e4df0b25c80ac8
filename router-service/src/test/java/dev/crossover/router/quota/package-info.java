@NullMarked
package dev.crossover.router.quota;

import org.jspecify.annotations.NullMarked;
