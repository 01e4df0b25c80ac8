/** Stand-in for CloudWatch: metrics, and alarms that evaluate them. */
@NullMarked
package dev.crossover.cloud.cloudwatch;

import org.jspecify.annotations.NullMarked;
