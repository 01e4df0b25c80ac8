/** Shards and outputs in S3, so that no message or item carries a document. */
@NullMarked
package dev.crossover.gpu.payload;

import org.jspecify.annotations.NullMarked;
