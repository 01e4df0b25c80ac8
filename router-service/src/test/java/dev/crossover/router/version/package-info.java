@NullMarked
package dev.crossover.router.version;

import org.jspecify.annotations.NullMarked;
