/** Drives the stand-ins with AWS's own clients over HTTP. */
@NullMarked
package dev.crossover.cloud.standin;

import org.jspecify.annotations.NullMarked;
