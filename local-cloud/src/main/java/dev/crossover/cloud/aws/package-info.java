/**
 * What every stand-in for an AWS service needs to be reachable: requests, answers,
 * errors.
 */
@NullMarked
package dev.crossover.cloud.aws;

import org.jspecify.annotations.NullMarked;
