"""The product's addresses with the Django admin beside them: a peer for the list, in this benchmark only."""

from django.contrib import admin
from django.urls import path

from baiju.config.urls import urlpatterns as ours
from baiju.engine import access
from baiju.org.actors import actor_for
from tests.sample.models import Course, courses


class Open(admin.AdminSite):
    """Who has signed in is let in; what they see is narrowed below."""

    def has_permission(self, request):
        return True


class CourseAdmin(admin.ModelAdmin):
    """The same columns, filters, order and reach as the register's own list."""

    list_display = ("title", "unit", "held_on", "attended", "certified", "review")
    list_filter = ("unit", "held_on", "certified", "review")
    list_select_related = ("unit",)
    list_per_page = 50
    search_fields = ("title",)
    ordering = ("-held_on", "-pk")

    def get_queryset(self, request):
        return access.records(courses, actor_for(request.user))

    def has_view_permission(self, request, obj=None):
        return True

    has_change_permission = has_add_permission = has_delete_permission = has_view_permission

    def has_module_permission(self, request):
        return True


site = Open(name="admin")
site.register(Course, CourseAdmin)

urlpatterns = [path("admin/", site.urls), *ours]
