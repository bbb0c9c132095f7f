"""Packaging: what stands at the top level for its readers travels inside the package too.

The corpus, the notebooks and the recipe are written once, in the folders where one looks for
them; a wheel carries them in ``framing/study/shipped``, from where ``framing new`` copies them.
An editable install needs no copy: there the folders are beside the package.
"""

from pathlib import Path

from setuptools import Command, setup
from setuptools.command.build import build

SHIPPED = "framing/study/shipped"
PATTERNS = ("corpora/**/*", "notebooks/*.ipynb", "reports/*.toml")


class BuildShipped(Command):
    """A step of ``build``; says what it reads and writes, so that a source archive is whole."""

    description = "copy corpora, notebooks and recipes into the package"
    user_options = []  # noqa: RUF012
    editable_mode = False

    def initialize_options(self):
        """No option."""
        self.build_lib = None

    def finalize_options(self):
        """The folder that becomes the wheel."""
        self.set_undefined_options("build_py", ("build_lib", "build_lib"))

    def run(self):
        """Copy, unless the package is used where it stands."""
        for target, source in {} if self.editable_mode else self.get_output_mapping().items():
            self.mkpath(str(Path(target).parent))
            self.copy_file(source, target, preserve_mode=False)

    def get_source_files(self):
        """Every file that is carried, from this folder on."""
        found = sorted(path for pattern in PATTERNS for path in Path().glob(pattern))
        return [path.as_posix() for path in found if path.is_file() and path.name[0] != "."]

    def get_output_mapping(self):
        """Where each of them goes."""
        folder = Path(self.build_lib) / SHIPPED
        return {str(folder / source): source for source in self.get_source_files()}

    def get_outputs(self):
        """The files that a build leaves."""
        return list(self.get_output_mapping())


class BuildAll(build):
    """Build the package, and what it carries."""

    sub_commands = [*build.sub_commands, ("build_shipped", None)]  # noqa: RUF012


setup(cmdclass={"build": BuildAll, "build_shipped": BuildShipped})
