/** Stand-in for SNS: topics that hand messages on to queues. */
@NullMarked
package dev.crossover.cloud.sns;

import org.jspecify.annotations.NullMarked;
