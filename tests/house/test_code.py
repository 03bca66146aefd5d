"""Code: short files and functions, honest names, and rows only through the engine."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions

from .files import ROOT, SRC, lines, name, python, text, texts, tree

MANAGERS = {"objects", "_base_manager", "_default_manager"}
VAGUE = {
    *("util", "utils", "helper", "helpers", "common", "core", "service", "services"),
    *("manager", "managers", "base", "misc", "handler", "handlers", "processor", "tools"),
}
SURFACES = ("web", "api", "cli", "sheets", "papers")
OF_THE_WEB = ("django.http", "django.shortcuts", "django.urls", "django.views", "django.middleware")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
REQUIREMENT = re.compile(r"^([A-Za-z0-9][\w.-]*?)(?:\[.*\])?==", re.MULTILINE)
LEFT_OPEN = re.compile(r"\b(?:TODO(?!\(#\d+\): \S)|FIXME|XXX)\b")


def test_a_surface_never_asks_a_model_for_rows():
    asked = [
        f"{name(file)}:{node.lineno} .{node.attr}"
        for file in python(*SURFACES)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]
    assert not asked, lines(asked)


def test_the_engine_knows_no_request():
    imported = [
        f"{name(file)}:{node.lineno} {module}"
        for file in python("engine")
        for node in ast.walk(tree(file))
        for module in _modules(node)
        if module.startswith(OF_THE_WEB)
    ]
    assert not imported, lines(imported)


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        if node.level:
            return []
        return [f"{node.module}.{each.name}" for each in node.names]
    return [each.name for each in node.names] if isinstance(node, ast.Import) else []


def test_the_product_needs_only_what_it_asks_for():
    asked = {each.lower() for each in REQUIREMENT.findall(text(ROOT / "requirements/base.txt"))}
    brought = {
        module
        for module, names in packages_distributions().items()
        if {each.lower() for each in names} & asked
    }
    foreign = [
        f"{name(file)}:{node.lineno} {module}"
        for file in python(".")
        for node in _run(tree(file))
        for module in _modules(node)
        if module.partition(".")[0] not in {"baiju", *brought, *sys.stdlib_module_names}
    ]
    assert not foreign, lines(foreign)


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """What is run, and not only read by the type checker."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from _run(child)


def test_files_stay_short():
    long = [
        f"{name(file)}: {length}" for file in python() if (length := text(file).count("\n")) > 300
    ]
    assert not long, lines(long)


def test_functions_stay_short():
    long = [
        f"{name(file)}:{node.lineno} {node.name}: {length} lines"
        for file in python()
        for node in ast.walk(tree(file))
        if isinstance(node, FUNCTIONS) and (length := _length(node)) > 40
    ]
    assert not long, lines(long)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_take_five_positional_arguments_at_most():
    many = [
        f"{name(file)}:{node.lineno} {node.name}"
        for file in python()
        if file.is_relative_to(SRC)
        for node in ast.walk(tree(file))
        if isinstance(node, FUNCTIONS) and len(_positional(node)) > 5
    ]
    assert not many, lines(many)


def _positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    named = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return named[1:] if named[:1] in (["self"], ["cls"]) else named


def test_modules_are_named_after_what_they_know():
    vague = [
        name(file)
        for file in python()
        if VAGUE & {file.stem, *file.relative_to(SRC.parent.parent).parts}
    ]
    assert not vague, lines(vague)


def test_modules_and_classes_begin_with_a_sentence():
    bare = [
        f"{name(file)}:{getattr(node, 'lineno', 1)}"
        for file in python()
        if file.is_relative_to(SRC) or "scripts" in file.parts
        for node in (tree(file), *tree(file).body)
        if isinstance(node, ast.Module | ast.ClassDef) and not ast.get_docstring(node)
    ]
    assert not bare, lines(bare)


def test_what_is_left_open_names_its_issue():
    here = "tests/house/test_code.py"
    left = [
        f"{name(file)}: {match[0]}"
        for file, content in texts()
        if file.suffix in {".py", ".html", ".css", ".js"} and name(file) != here
        for match in LEFT_OPEN.finditer(content)
    ]
    assert not left, lines(left)
