/** Batches whose documents lie in S3 already: accepted at once, staged by themselves. */
@NullMarked
package dev.crossover.gpu.upload;

import org.jspecify.annotations.NullMarked;
