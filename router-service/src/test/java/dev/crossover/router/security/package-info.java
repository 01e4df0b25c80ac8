/** What attackers send, by the numbers of the security cases. */
@NullMarked
package dev.crossover.router.security;

import org.jspecify.annotations.NullMarked;
