/** What holds for every request and answer of the public API. */
@NullMarked
package dev.crossover.router.web;

import org.jspecify.annotations.NullMarked;
