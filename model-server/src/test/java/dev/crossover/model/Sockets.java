package dev.crossover.model;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The internet sockets of a process, as Linux tells them.
 */
final class Sockets {

	private static final String UNBOUND = "0+";

	private Sockets() {
	}

	// Sockets that listen to, or speak with, anything but this machine.
	static List<String> beyondLoopback(long pid) throws IOException {
		Path process = Path.of("/proc", Long.toString(pid));
		Set<String> inodes = inodes(process);
		List<String> found = new ArrayList<>();
		for (String table : List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6")) {
			try (Stream<String> lines = Files.lines(process.resolve("net").resolve(table))) {
				lines.skip(1)
					.map((line) -> line.strip().split("\\s+"))
					.filter((columns) -> inodes.contains(columns[9]))
					.filter((columns) -> !isLoopback(address(columns[1])) || !isLoopbackOrNone(address(columns[2])))
					.forEach((columns) -> found.add("%s %s -> %s".formatted(table, columns[1], columns[2])));
			}
		}
		return found;
	}

	private static Set<String> inodes(Path process) throws IOException {
		Set<String> inodes = new HashSet<>();
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
			for (Path descriptor : descriptors) {
				String target = target(descriptor);
				if (target.startsWith("socket:[")) {
					inodes.add(target.substring("socket:[".length(), target.length() - 1));
				}
			}
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		return inodes;
	}

	private static String target(Path descriptor) throws IOException {
		try {
			return Files.readSymbolicLink(descriptor).toString();
		}
		catch (NoSuchFileException ex) {
			return "closed since";
		}
	}

	private static String address(String column) {
		return column.substring(0, column.indexOf(':'));
	}

	// 127.0.0.0/8, the same inside IPv6, and ::1; each word of four bytes reversed.
	private static boolean isLoopback(String address) {
		return address.matches("[0-9A-F]{6}7F") || address.matches("0{16}FFFF0000[0-9A-F]{6}7F")
				|| address.equals("00000000000000000000000001000000");
	}

	private static boolean isLoopbackOrNone(String address) {
		return isLoopback(address) || address.matches(UNBOUND) || address.matches("0{16}FFFF0000" + UNBOUND);
	}

}
