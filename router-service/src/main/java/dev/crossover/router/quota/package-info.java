/**
 * Holds accounts to their quotas, over all instances of the router, mostly without asking
 * anyone.
 */
@NullMarked
package dev.crossover.router.quota;

import org.jspecify.annotations.NullMarked;
