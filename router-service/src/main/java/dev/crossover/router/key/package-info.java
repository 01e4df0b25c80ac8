/** API keys: how they are made, read and kept. */
@NullMarked
package dev.crossover.router.key;

import org.jspecify.annotations.NullMarked;
