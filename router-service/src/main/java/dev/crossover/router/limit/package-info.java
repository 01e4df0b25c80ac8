/** What an account may send, for programs to ask. */
@NullMarked
package dev.crossover.router.limit;

import org.jspecify.annotations.NullMarked;
