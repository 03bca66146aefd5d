"""Registers as workbooks and workbooks as registers: templates, import, export."""
