/**
 * Queries of metrics and the arithmetic over them, for answers, alarms and dashboards.
 */
@NullMarked
package dev.crossover.cloud.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
