package dev.crossover.gpu.cpu;

/** Says that an attempt on the CPU pipeline ended, so that there is room for another. */
public record CpuFreed() {
}
