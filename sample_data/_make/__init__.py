"""The parts that make the sample files: profiles, counting, styles of writing, planted faults."""
