/** What a person sees who opens the local cloud's address in a browser. */
@NullMarked
package dev.crossover.cloud.page;

import org.jspecify.annotations.NullMarked;
