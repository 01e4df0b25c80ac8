/** What every service says and hears over HTTP. */
@NullMarked
package dev.crossover.common.http;

import org.jspecify.annotations.NullMarked;
