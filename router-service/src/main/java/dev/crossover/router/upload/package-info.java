/** Places in S3 to which clients send what is too large to stream through a service. */
@NullMarked
package dev.crossover.router.upload;

import org.jspecify.annotations.NullMarked;
